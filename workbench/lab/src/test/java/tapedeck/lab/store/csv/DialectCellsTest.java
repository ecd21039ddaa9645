package tapedeck.lab.store.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tapedeck.lab.store.calendar.Calendars;
import tapedeck.model.DataException;
import tapedeck.model.Interval;

final class DialectCellsTest {
    private static final int FILES = 60;
    private static final int ROWS = 60;
    private static final List<Field> COLUMNS = List.of(Field.TIME, Field.PRICE, Field.VOLUME, Field.SEQUENCE);

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = TimeStyle.class,
            names = {"PATTERN"},
            mode = EnumSource.Mode.EXCLUDE)
    void bytesGiveWhatTheTextOfACellGivesOrRefuses(TimeStyle style) throws IOException {
        for (long seed = 0; seed < FILES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            char delimiter = ",;\t|.5".charAt(random.nextInt(6));
            boolean isDaily = random.nextBoolean();
            CsvOptions options = CsvOptions.STRICT
                    .withZone(ZoneOffset.UTC)
                    .withDecimalComma(random.nextInt(4) == 0)
                    .withRounding(random.nextInt(4) == 0);
            CsvFormat format = new CsvFormat(
                    "test",
                    new CsvFormat.Rows(delimiter, 0, 0, true, false),
                    COLUMNS,
                    List.of(),
                    style,
                    Interval.parse(isDaily ? "1d" : "1s"));
            byte[] file = file(style, delimiter, random).getBytes(StandardCharsets.UTF_8);

            List<String> bytes = read(DialectReader.of("f", in(file), format, 0), format, options);
            List<String> texts = read(DialectReader.byCommons("f", in(file), format, 0), format, options);

            assertThat(bytes)
                    .as(() -> "rows of " + style + ": " + new String(file, StandardCharsets.UTF_8))
                    .isEqualTo(texts);
        }
    }

    private static InputStream in(byte[] file) {
        return new ByteArrayInputStream(file);
    }

    private static List<String> read(DialectReader reader, CsvFormat format, CsvOptions options) throws IOException {
        List<String> found = new ArrayList<>();
        try (reader) {
            DialectCells cells = new DialectCells(reader, format, options, Calendars.named("XNYS"));
            while (reader.next()) {
                reader.requireWhole();
                found.add(valueOr(() -> cells.time(0)));
                found.add(valueOr(() -> cells.price(1)));
                found.add(valueOr(() -> volume(cells)));
                found.add(valueOr(() -> cells.count(3)));
            }
            found.add(cells.rounded() + " rounded");
        } catch (DataException e) {
            found.add(e.getMessage());
        }
        return found;
    }

    /// 1.50 and 1.5 are one volume.
    private static BigDecimal volume(DialectCells cells) {
        cells.volume(2);
        return BigDecimal.valueOf(cells.digits(), cells.decimals()).stripTrailingZeros();
    }

    private static String valueOr(Supplier<Object> cell) {
        try {
            return cell.get().toString();
        } catch (DataException e) {
            return e.getMessage() + " " + e.hint();
        }
    }

    private static String file(TimeStyle style, char delimiter, SplittableRandom random) {
        StringBuilder out = new StringBuilder();
        for (int row = 0; row < ROWS; row++) {
            List<String> cells = List.of(time(style, random), number(random), number(random), digits(random, 20));
            List<String> written = new ArrayList<>();
            for (String cell : cells) {
                String text = random.nextInt(12) == 0 ? mutated(cell, random) : cell;
                boolean isQuoted = text.indexOf(delimiter) >= 0 || random.nextInt(4) == 0;
                written.add(isQuoted ? '"' + text + '"' : text);
            }
            out.append(String.join(String.valueOf(delimiter), written));
            out.append(random.nextInt(5) == 0 ? "\r\n" : "\n");
        }
        return out.toString();
    }

    private static String number(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> digits(random, 12);
            case 1 -> digits(random, 20) + "." + digits(random, 10);
            default -> digits(random, 7) + (random.nextInt(6) == 0 ? "," : ".") + digits(random, 8);
        };
    }

    private static String digits(SplittableRandom random, int most) {
        StringBuilder out = new StringBuilder();
        for (int left = 1 + random.nextInt(most); left > 0; left--) {
            out.append(random.nextInt(10));
        }
        return out.toString();
    }

    private static String time(TimeStyle style, SplittableRandom random) {
        long seconds = random.nextInt(20) == 0
                ? random.nextLong(-20_000_000_000L, 20_000_000_000L)
                : 1_700_000_000 + random.nextInt(10_000_000);
        String iso = Instant.ofEpochSecond(random.nextInt(3) == 0 ? seconds / 86_400 * 86_400 : seconds)
                .toString();
        return switch (style) {
            case EPOCH_SECONDS, EPOCH_MILLIS, EPOCH_MICROS, EPOCH_NANOS ->
                seconds
                        + "0"
                                .repeat(Long.toString(1_000_000_000L / style.unit())
                                                .length()
                                        - 1);
            case DATE -> iso.substring(0, Math.min(10, iso.length()));
            case BASIC_DATE -> iso.substring(0, Math.min(10, iso.length())).replace("-", "");
            case ISO, PATTERN ->
                switch (random.nextInt(4)) {
                    case 0 -> iso.replace("Z", "+01:00");
                    case 1 -> iso.replace('T', ' ');
                    case 2 -> iso.replaceFirst(":..Z", "Z");
                    default -> iso;
                };
        };
    }

    private static String mutated(String cell, SplittableRandom random) {
        String alphabet = "0123456789.:-+eETZ /'";
        StringBuilder out = new StringBuilder(cell);
        int at = random.nextInt(out.length() + 1);
        switch (random.nextInt(3)) {
            case 0 -> out.setLength(at);
            case 1 -> out.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
            default -> out.setCharAt(Math.max(0, at - 1), alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return out.toString();
    }
}
