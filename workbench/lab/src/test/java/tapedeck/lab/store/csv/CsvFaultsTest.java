package tapedeck.lab.store.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tapedeck.lab.store.column.BarSink;
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
                arguments("empty-cell", H + A.replace("10.5", ""), ":2:22", "empty cell"),
                arguments("1e400", H + A.replace("10.5", "1e400"), ":2:22", "a decimal number"),
                arguments("1e99", H + A.replace("10.5", "1e99"), ":2:22", "92 billion"),
                arguments("1e400-volume", H + A.replace(",100", ",1e400"), ":2:38", "a decimal number"),
                arguments("thousands-quoted", H + A.replace("10.5", "\"1,050.5\""), ":2:22", "thousands"),
                arguments("thousands-apostrophe", H + A.replace("10.5", "1'050.5"), ":2:22", "thousands"),
                arguments("thousands-blank", H + A.replace("10.5", "1 050.5"), ":2:22", "thousands"),
                arguments("two-epoch-units", H + "1672617600,1,1,1,1,1\n1672621200000,1,1,1,1,1\n", ":3:1", "seconds"),
                arguments("date-among-times", H + A + "2023-01-03,1,1,1,1,1\n", ":3:1", "a time like"),
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
                arguments("only-nul-bytes", "\0".repeat(300), ":1:1", "UTF-8"),
                arguments("megabytes-of-blank-lines", H + A + "\n".repeat(6 << 20) + B, ":3:1", ""),
                arguments("epoch-beyond-64-bits", H + "9704205800000000000,1,1,1,1,1\n", ":2:1", "epoch count"),
                arguments("two-symbols", twoSymbols(), ":3:22", "one symbol"),
                arguments("two-symbols-behind-quotes", manyThenAnotherSymbol(), ":2002:", "one symbol"),
                arguments("bars-of-250-ms", H + A + A.replace(":00Z", ":00.25Z"), ":2:1", "whole seconds"),
                arguments("hour-25", H + A + B.replace("T01", "T25"), ":3:1", "a time like"),
                arguments("blank-line-inside", H + A + "\n" + B, ":3:", ""),
                arguments("empty-file", "", ":1:1", "empty"),
                arguments("header-only", H, ":2:1", "rows after the header"),
                arguments("no-header", "a,b\nc,d\n", ":1:1", "column"),
                arguments("unclosed-quote", H + A + "\"2023-01-02T01:00:00Z,1,1,1,1,1\n", ":3:", "never closes"),
                arguments("text-behind-a-quote", H + A + B.replace("12", "\"12\"0"), ":3:", "behind a closing quote"),
                arguments(
                        "nan-behind-quotes",
                        H + A.replace("12", "\"12\"") + B.replace("11,", "NaN,"),
                        ":3:22",
                        "a decimal"),
                arguments("open-outside", H + A.replace(",10.5,", ",1,"), ":2:22", "open"));
    }

    /// So many rows that the head of the file shows no quote.
    private static String manyThenAnotherSymbol() {
        StringBuilder text = new StringBuilder("timestamp,symbol,open,high,low,close,volume\n");
        for (int i = 0; i < 2_000; i++) {
            text.append(1_672_617_600 + 60 * i).append(",X-USD,1.12345,2.12345,1.12345,1.12345,100\n");
        }
        return text.append("1672737660,\"Y-USD\",1,1,1,1,1\n1672737720,Y-USD,1,1,1,1,1\n")
                .toString();
    }

    private static String twoSymbols() {
        String rows = A.replace("Z,", "Z,X-USD,") + B.replace("Z,", "Z,Y-USD,");
        return "timestamp,symbol,open,high,low,close,volume\n" + rows;
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
    void gzipOfSeveralMembersIsReadToItsEnd() throws IOException {
        Path path = dir.resolve("members.csv.gz");
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(gzip((H + A).getBytes(StandardCharsets.UTF_8)));
        members.write(gzip(B.getBytes(StandardCharsets.UTF_8)));
        Files.write(path, members.toByteArray());

        assertThat(rows(path, CsvOptions.STRICT)).hasSize(2);
    }

    @Test
    void bytesThatAreNoUtf8AreRefusedWhereTextIsExpected() throws IOException {
        Path path = dir.resolve("latin1.csv");
        Files.write(path, (H + A.replace("10.5", "\"10\u00e9\"")).getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> rows(path, CsvOptions.STRICT))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("bytes that are no UTF-8");
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
                .withMapping(CsvMapping.NONE.withOrder(List.of("time", "open", "high", "low", "close", "volume")));
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

        assertThatThrownBy(() -> rows(cut, CsvOptions.STRICT))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("cut short");
        assertThatThrownBy(() -> rows(bomb, CsvOptions.STRICT))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("200 times");
    }

    /// Sparse files of 10 GiB: whatever they hold, little of it is looked at.
    @ParameterizedTest(name = "{0}")
    @MethodSource("endless")
    void tenGigabytesOfOneLineAreRefusedInLittleMemory(String name, String beginning) throws IOException {
        Path path = dir.resolve(name + ".csv");
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.write(beginning.getBytes(StandardCharsets.UTF_8));
            file.setLength(10L << 30);
        }
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        assertThatThrownBy(() -> rows(path, CsvOptions.STRICT)).isInstanceOf(DataException.class);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(64L << 20);
    }

    static Stream<Arguments> endless() {
        return Stream.of(
                arguments("endless-header", "timestamp,open,high,low,close,volume"),
                arguments("endless-row", H + A + "2023-01-02T01:00:00Z,11,12,10,11.5,5"),
                arguments("endless-field", H + A + "2023-01-02T01:00:00Z,1"),
                arguments("endless-quotes", H + A + "\"2023-01-02T01:00:00Z,1"),
                arguments("endless-quotes-over-lines", H + A + "\"2023-01-02T01:00:00Z\n".repeat(3)),
                arguments("endless-after-quotes", H + A.replace("12", "\"12\"") + "2023-01-02T01:00:00Z,1"));
    }

    @Test
    void quotesThatRunOverManyLinesAreRefusedInLittleMemory() throws IOException {
        Path path = file("quotes-over-lines", H + A + "\"" + "2023-01-02T01:00:00Z,1,1,1,1,1\n".repeat(100_000));

        assertThatThrownBy(() -> rows(path, CsvOptions.STRICT))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("more than 1 MiB");
    }

    /// Longer than what a reader holds at a time, so that its stretches end anywhere in a row.
    @ParameterizedTest(name = "notes {0}, crlf {1}, final line end {2}")
    @CsvSource({"false, false, true", "false, true, false", "true, false, false", "true, true, true"})
    void longFilesAreReadAlikeByAllReaders(boolean hasNotes, boolean isCrlf, boolean isClosed) throws IOException {
        SplittableRandom random = new SplittableRandom(20);
        StringBuilder text = new StringBuilder(hasNotes ? H.replace("\n", ",note\n") : H);
        for (int i = 0; i < 40_000; i++) {
            text.append(Instant.ofEpochSecond(1_672_617_600 + 60L * i)).append(",1.5,2,1,1.25,");
            text.append("0".repeat(random.nextInt(12))).append(i);
            text.append(hasNotes ? "," + "x".repeat(random.nextInt(random.nextInt(100) == 0 ? 90_000 : 12)) : "");
            text.append('\n');
        }
        String ended = isClosed ? text.toString() : text.toString().strip();
        Path path = dir.resolve("mutated.csv");
        Files.writeString(path, isCrlf ? ended.replace("\n", "\r\n") : ended, StandardCharsets.UTF_8);

        Outcome slow = outcome(path, Way.COMMONS);

        assertThat(slow.rows()).hasSize(40_000);
        assertThat(outcome(path, Way.DIALECT)).isEqualTo(slow);
        assertThat(outcome(path, Way.ANY)).isEqualTo(slow);
    }

    /// 2,000 by default; `-Dtapedeck.mutations=100000` for the full number.
    @Test
    void mutatedFilesGiveRowsOrTheDeclaredExceptionAndAllReadersAgree() throws IOException {
        int count = Integer.getInteger("tapedeck.mutations", 2_000);
        SplittableRandom random = new SplittableRandom(19);
        List<byte[]> goods = new ArrayList<>(List.of((H + A + B).getBytes(StandardCharsets.UTF_8)));
        try (Stream<Path> dialects = Files.list(Path.of("src/test/resources/dialects"))) {
            for (Path path : dialects.sorted().toList()) {
                goods.add(Files.readAllBytes(path));
            }
        }
        for (int i = 0; i < count; i++) {
            byte[] bad = mutated(goods.get(random.nextInt(goods.size())), random);
            Path path = Files.write(dir.resolve("mutated.csv"), bad);

            Outcome slow = outcome(path, Way.COMMONS);
            Outcome plain = outcome(path, Way.DIALECT);
            Outcome fast = outcome(path, Way.ANY);

            assertThat(List.of(plain, fast))
                    .as(() -> "mutation: " + new String(bad, StandardCharsets.UTF_8))
                    .containsOnly(slow);
        }
    }

    private static byte[] mutated(byte[] good, SplittableRandom random) {
        String alphabet = "0123456789.,;:-+eE\"'\n\r\t TZ\0/xN\u007f";
        byte[] bad = good.clone();
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
            bad[random.nextInt(bad.length)] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
        }
        int cut = random.nextInt(4 * bad.length);
        return cut < bad.length ? java.util.Arrays.copyOf(bad, cut) : bad;
    }

    /// How a file is read: as it comes, without the mapped parser, by Commons CSV alone.
    private enum Way {
        ANY,
        DIALECT,
        COMMONS
    }

    /// What came out: rows, and the line of the refusal that ended them. Of two faults in one line either may be named.
    private record Outcome(List<String> rows, String refusal) {}

    private static Outcome outcome(Path path, Way way) {
        List<String> rows = new ArrayList<>();
        try {
            CsvFile file = CsvFile.open(path, CsvOptions.STRICT.withZone(ZoneId.of("UTC")));
            if (!file.format().isBars() && way == Way.COMMONS) {
                file.ticksByCommons(TradingCalendar.CONTINUOUS, tick -> rows.add(tick.toString()));
            } else if (!file.format().isBars()) {
                file.ticks(TradingCalendar.CONTINUOUS, tick -> rows.add(tick.toString()), CsvProgress.NONE);
            } else if (way != Way.ANY) {
                file.barsByDialect(TradingCalendar.CONTINUOUS, sink(rows), way == Way.COMMONS);
            } else {
                file.bars(TradingCalendar.CONTINUOUS, sink(rows), CsvProgress.NONE);
            }
        } catch (DataException declared) {
            assertThat(declared.place()).contains("mutated.csv:");
            String[] place = declared.place().split(":", -1);
            return new Outcome(rows, "line " + place[place.length - 2]);
        }
        return new Outcome(rows, "");
    }

    private static BarSink sink(List<String> rows) {
        return (time, open, high, low, close, volume, decimals) -> rows.add(time + " " + open + " " + high + " " + low
                + " " + close + " " + BigDecimal.valueOf(volume, decimals).stripTrailingZeros());
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
