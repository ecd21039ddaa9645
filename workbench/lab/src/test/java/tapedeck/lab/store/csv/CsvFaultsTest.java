package tapedeck.lab.store.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tapedeck.model.DataException;
import tapedeck.model.TradingCalendar;

/// The malformed files of fault F19: each is read as meant, or refused with its place.
final class CsvFaultsTest {
    private static final String H = "timestamp,open,high,low,close,volume\n";
    private static final String A = "2023-01-02T00:00:00Z,10.5,12,9.25,11,100\n";
    private static final String B = "2023-01-02T01:00:00Z,11,12,10,11.5,50\n";

    @TempDir
    private Path dir = Path.of("");

    static Stream<Arguments> readable() {
        return Stream.of(
                arguments("plain", H + A + B),
                arguments("utf-8-bom", "\uFEFF" + H + A + B),
                arguments("crlf", (H + A + B).replace("\n", "\r\n")),
                arguments("no-final-newline", (H + A + B).strip()),
                arguments("trailing-blank-lines", H + A + B + "\n\n\n"),
                arguments("quoted-fields", H + A.replace("10.5", "\"10.5\"") + B),
                arguments("quoted-header", "\"timestamp\",\"open\",\"high\",\"low\",\"close\",\"volume\"\n" + A + B),
                arguments("quote-after-many-plain-rows", H + A + B.replace("11.5", "\"11.5\"")),
                arguments("extra-columns", extraColumns()),
                arguments("header-case", H.toUpperCase(java.util.Locale.ROOT) + A + B),
                arguments("other-column-order", otherOrder()),
                arguments("semicolons", (H + A + B).replace(",", ";")),
                arguments("tabs", (H + A + B).replace(",", "\t")),
                arguments("epoch-seconds", H + "1672617600,10.5,12,9.25,11,100\n1672621200,11,12,10,11.5,50\n"),
                arguments("epoch-millis", H + "1672617600000,10.5,12,9.25,11,100\n1672621200000,11,12,10,11.5,50\n"),
                arguments(
                        "offset-times",
                        H + "2023-01-02T01:00:00+01:00,10.5,12,9.25,11,100\n"
                                + "2023-01-02T02:00:00+01:00,11,12,10,11.5,50\n"),
                arguments("scientific", H + A.replace("10.5", "1.05e1") + B));
    }

    private static String otherOrder() {
        return """
                volume,close,low,high,open,date
                100,11,9.25,12,10.5,2023-01-02T00:00Z
                50,11.5,10,12,11,2023-01-02T01:00Z
                """;
    }

    private static String extraColumns() {
        return "timestamp,open,high,low,close,volume,note\n" + A.replace("\n", ",x\n") + B.replace("\n", ",\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readable")
    void readAsMeant(String name, String text) throws IOException {
        assertThat(rows(file(name, text), CsvOptions.STRICT))
                .containsExactly(
                        "1672617600000000000 1050000000 1200000000 925000000 1100000000 100",
                        "1672621200000000000 1100000000 1200000000 1000000000 1150000000 50");
    }

    @Test
    void gzipIsReadAsMeant() throws IOException {
        Path path = dir.resolve("good.csv.gz");
        Files.write(path, gzip((H + A + B).getBytes(StandardCharsets.UTF_8)));

        assertThat(rows(path, CsvOptions.STRICT)).hasSize(2);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("decimal-comma", (H + A).replace(",", ";").replace("10.5", "10,5"), ":2:22", "decimal point"),
                arguments(
                        "thousands",
                        H.replace(",", ";") + "2023-01-02T00:00Z;1,050.5;2,000;1;2;3\n",
                        ":2:19",
                        "thousands"),
                arguments("missing-column", H.replace(",volume", "") + "2023-01-02,1,1,1,1\n", ":1:1", "volume"),
                arguments("two-date-formats", H + A + B.replace("2023-01-02T01:00:00Z", "02/01/2023"), ":3:1", "like"),
                arguments("unsorted", H + A + B + A, ":4:1", "after the last"),
                arguments("duplicate-time", H + A + B + B, ":4:1", "same"),
                arguments("high-below-low", H + A.replace("12,9.25", "9,9.25"), ":2:27", "high"),
                arguments("close-outside", H + A.replace(",11,", ",13,"), ":2:35", "close"),
                arguments("negative-volume", H + A.replace(",100", ",-100"), ":2:38", "zero or more"),
                arguments("nan", H + A.replace("10.5", "NaN"), ":2:22", "a decimal number"),
                arguments("empty-cell", H + A.replace("10.5", ""), ":2:22", "found nothing"),
                arguments("1e400", H + A.replace("10.5", "1e400"), ":2:22", "a decimal number"),
                arguments("1e99", H + A.replace("10.5", "1e99"), ":2:22", "92 billion"),
                arguments("hex", H + A.replace("10.5", "0x10"), ":2:22", "a decimal number"),
                arguments("infinity", H + A.replace("10.5", "Infinity"), ":2:22", "a decimal number"),
                arguments("nine-decimals", H + A.replace("10.5", "10.123456789"), ":2:22", "eight decimals"),
                arguments("day-month-ambiguous", H + "01/02/2023,1,1,1,1,1\n", ":2:1", "which number is the day"),
                arguments(
                        "no-zone",
                        H + "2023-01-02 00:00:00,1,1,1,1,1\n2023-01-02 01:00:00,1,1,1,1,1\n",
                        ":2:1",
                        "zone"),
                arguments("impossible-date", H + A + "2023-02-30T00:00:00Z,1,1,1,1,1\n", ":3:1", "like"),
                arguments("nul-bytes", H + A.replace("10.5", "1\0.5"), ":2:22", "a decimal number"),
                arguments("ragged-short", H + A + "2023-01-02T01:00:00Z,1,1,1\n", ":3:", "6 fields"),
                arguments("ragged-long", H + A + B.strip() + ",7\n", ":3:", "6 fields"),
                arguments("blank-line-inside", H + A + "\n" + B, ":3:", ""),
                arguments("empty-file", "", ":1:1", "empty"),
                arguments("header-only", H, ":2:1", "rows after the header"),
                arguments("no-header", "a,b\nc,d\n", ":1:1", "column"),
                arguments("unclosed-quote", H + A + "\"2023-01-02T01:00:00Z,1,1,1,1,1\n", ":3:", ""),
                arguments(
                        "nan-behind-quotes",
                        H + A.replace("12", "\"12\"") + B.replace("11,", "NaN,"),
                        ":3:22",
                        "a decimal"),
                arguments("open-outside", H + A.replace(",10.5,", ",1,"), ":2:22", "open"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refusedWithItsPlace(String name, String text, String place, String expected) throws IOException {
        Path path = file(name, text);

        assertThatThrownBy(() -> rows(path, CsvOptions.STRICT)).isInstanceOfSatisfying(DataException.class, e -> {
            assertThat(e.place()).startsWith(path + place);
            assertThat(e.getMessage() + " " + e.hint()).contains(expected);
        });
    }

    @Test
    void utf16IsRefused() throws IOException {
        Path path = dir.resolve("utf16.csv");
        Files.write(path, (H + A).getBytes(StandardCharsets.UTF_16));

        assertThatThrownBy(() -> rows(path, CsvOptions.STRICT))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void localTimesInTheOverlapAndTheGapAreRefusedUnlessTold() throws IOException {
        CsvOptions newYork = CsvOptions.STRICT.withZone(ZoneId.of("America/New_York"));
        Path twice = file("overlap", H + "2023-11-05 00:30:00,1,1,1,1,1\n2023-11-05 01:30:00,1,1,1,1,1\n");
        Path never = file("gap", H + "2023-03-12 01:30:00,1,1,1,1,1\n2023-03-12 02:30:00,1,1,1,1,1\n");

        assertThatThrownBy(() -> rows(twice, newYork)).hasMessageContaining("occurs once");
        assertThatThrownBy(() -> rows(never, newYork)).hasMessageContaining("that exists");
        assertThat(rows(twice, newYork.withOverlap(CsvOptions.Overlap.LATER)).getLast())
                .startsWith("1699165800000000000 ");
    }

    @Test
    void toldSoDecimalCommasPatternsAndRoundingAreRead() throws IOException {
        Path german =
                file("german", "datum;open;high;low;close;volume\n02.01.2023;1,5;2;1;2;10\n03.01.2023;1,5;2;1;2;10\n");
        CsvOptions options = CsvOptions.STRICT
                .withDecimalComma(true)
                .withPattern("dd.MM.yyyy")
                .withColumns(List.of("time", "open", "high", "low", "close", "volume"));
        Path noisy = file("noisy", H + A.replace("10.5", "10.123456789") + B);

        assertThat(rows(german, options).getFirst()).contains(" 150000000 200000000 ");
        assertThat(rows(noisy, CsvOptions.STRICT.withRounding(true)).getFirst()).contains(" 1012345679 ");
    }

    @Test
    void truncatedGzipAndGzipBombsAreRefused() throws IOException {
        byte[] good = gzip((H + A + B.repeat(1)).getBytes(StandardCharsets.UTF_8));
        Path cut = dir.resolve("cut.csv.gz");
        Files.write(cut, java.util.Arrays.copyOf(good, good.length - 12));
        Path bomb = dir.resolve("bomb.csv.gz");
        byte[] zeros = new byte[1 << 20];
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write((H + A).getBytes(StandardCharsets.UTF_8));
            java.util.Arrays.fill(zeros, (byte) '\n');
            for (int i = 0; i < 80; i++) {
                out.write(zeros);
            }
        }
        Files.write(bomb, packed.toByteArray());

        assertThatThrownBy(() -> rows(cut, CsvOptions.STRICT)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> rows(bomb, CsvOptions.STRICT))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("200 times");
    }

    @Test
    void oneEndlessLineIsRefusedAtOnce() throws IOException {
        Path path = file("endless", H + A + "2023-01-02T01:00:00Z," + "1".repeat(2 << 20));

        assertThatThrownBy(() -> rows(path, CsvOptions.STRICT)).isInstanceOf(DataException.class);
    }

    /// 2,000 by default; `-Dtapedeck.mutations=100000` for the full number.
    @Test
    void mutatedFilesGiveRowsOrTheDeclaredExceptionOnly() throws IOException {
        int count = Integer.getInteger("tapedeck.mutations", 2_000);
        SplittableRandom random = new SplittableRandom(19);
        byte[] good = (H + A + B).getBytes(StandardCharsets.UTF_8);
        String alphabet = "0123456789.,;:-+eE\"'\n\r\t TZ\0/xN\u007f";
        for (int i = 0; i < count; i++) {
            byte[] bad = good.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                bad[random.nextInt(bad.length)] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
            }
            Path path = Files.write(dir.resolve("mutated.csv"), bad);
            try {
                rows(path, CsvOptions.STRICT);
            } catch (DataException declared) {
                assertThat(declared.place()).as("mutation " + i).contains("mutated.csv:");
            }
        }
    }

    private static List<String> rows(Path path, CsvOptions options) {
        List<String> rows = new ArrayList<>();
        CsvFile.open(path, options)
                .bars(
                        TradingCalendar.CONTINUOUS,
                        (time, open, high, low, close, volume, decimals) -> rows.add(time + " " + open + " " + high
                                + " " + low + " " + close + " " + volume / (long) Math.pow(10, decimals)),
                        CsvProgress.NONE);
        return rows;
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name + ".csv"), text, StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text);
        }
        return packed.toByteArray();
    }
}
