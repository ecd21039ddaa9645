package tapedeck.lab.store.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tapedeck.lab.store.calendar.Calendars;
import tapedeck.model.ConfigException;
import tapedeck.model.DataException;
import tapedeck.model.Fixed;
import tapedeck.model.Interval;
import tapedeck.model.Tick;
import tapedeck.model.Times;

/// One file of each vendor in the form of its exports, with values of our own.
final class DialectTest {
    private static final Path FILES = Path.of("src/test/resources/dialects");

    @TempDir
    private Path dir = Path.of("");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            yahoo-website           | XNYS | Yahoo          | date         | 1d | 2024-01-02T14:30:00Z 187.149994 188.440002 183.889999 185.639999 82488700 | Adj Close
            yahoo-yfinance-history  | XNYS | Yahoo          | time         | 1d | 2024-01-02T14:30:00Z 187.15 188.44 183.89 185.64 82488700 | Dividends, Stock Splits
            tiingo-daily            | XNYS | Tiingo         | date         | 1d | 2024-01-02T14:30:00Z 187.15 188.44 183.885 185.64 82488674 | adjClose, adjHigh, adjLow, adjOpen, adjVolume, divCash, splitFactor
            stooq-archive           | XNYS | Stooq          | time         | 1d | 2024-01-02T14:30:00Z 187.15 188.44 183.885 185.64 82496943 | <PER>, <OPENINT>
            binance-klines          | 24x7 | Binance klines | milliseconds | 1h | 2024-01-01T00:00:00Z 42283.58 42554.57 42261.02 42475.23 1271.68108 |
            binance-klines-2025     | 24x7 | Binance klines | microseconds | 1h | 2025-01-01T00:00:00Z 93576 94509.42 93489.03 94401.14 755.9901 |
            binance-klines-futures  | 24x7 | Binance klines | milliseconds | 1h | 2024-01-01T00:00:00Z 42314 42603.2 42289.6 42503.5 9050.284 | close_time, quote_volume, count, taker_buy_volume, taker_buy_quote_volume, ignore
            alpha-vantage-daily     | XNYS | Alpha Vantage  | date         | 1d | 2024-01-02T14:30:00Z 187.15 188.44 183.885 185.64 82488674 |
            alpha-vantage-adjusted  | XNYS | Alpha Vantage  | date         | 1d | 2024-01-02T14:30:00Z 187.15 188.44 183.885 185.64 82488674 | adjusted_close, dividend_amount, split_coefficient
            market-data-bars        | 24x7 | market_data    | time         | 1d | 2024-01-02T00:00:00Z 44187.4 45919.2 44151.8 44961.1 12.5 |
            """)
    void barsOfEachVendorAreRecognised(
            String file, String calendar, String title, String style, String interval, String earliest, String unused) {
        CsvFile csv = CsvFile.open(FILES.resolve(file + ".csv"), CsvOptions.STRICT);

        List<String> bars = bars(csv, calendar);

        assertThat(csv.format().dialect()).isEqualTo(title);
        assertThat(csv.format().style().expected()).contains(style);
        assertThat(csv.format().interval()).hasToString(interval);
        assertThat(bars).contains(earliest);
        assertThat(csv.format().isDescending() ? bars.getLast() : bars.getFirst())
                .isEqualTo(earliest);
        assertThat(String.join(", ", csv.format().unused())).isEqualTo(unused == null ? "" : unused);
    }

    @Test
    void theLengthOfBarsIsSeenInRowsOfAnyOrder() throws IOException {
        StringBuilder text = new StringBuilder("time,open,high,low,close,volume\n");
        for (int i = 0; i < 100; i++) {
            Instant time = Instant.parse("2024-01-02T15:00:00Z").plusSeconds(60L * (i * 37 % 100));
            text.append(time).append(",1,1,1,1,1\n");
        }
        Path path = Files.writeString(dir.resolve("bars.csv"), text);

        CsvFile file = CsvFile.open(path, CsvOptions.STRICT.withSorting(true));

        assertThat(file.format().interval()).isEqualTo(Interval.parse("1m"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"1,1s", "30,30s", "60,1m", "90,90s", "3600,1h"})
    void theLengthOfBarsIsSeenInTheirTimes(long seconds, String interval) throws IOException {
        StringBuilder text = new StringBuilder("time,open,high,low,close,volume\n");
        for (int i = 0; i < 5; i++) {
            Instant time = Instant.parse("2024-01-02T15:00:00Z").plusSeconds(i * seconds);
            text.append(time).append(",1,1,1,1,1\n");
        }
        Path path = Files.writeString(dir.resolve("bars.csv"), text);

        CsvFile file = CsvFile.open(path, CsvOptions.STRICT);

        assertThat(file.format().interval()).isEqualTo(Interval.parse(interval));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            binance-trades          | Binance trades             | milliseconds | 3352142412 2024-01-01T00:00:00.010Z 42283.58 0.00164 buy
            binance-trades-futures  | Binance trades             | milliseconds | 4416286901 2024-01-01T00:00:00.009Z 42313.9 0.003 sell
            binance-aggtrades       | Binance aggregate trades   | milliseconds | 1999112981 2024-01-01T00:00:00.009Z 42313.9 0.183 sell
            binance-aggtrades-spot  | Binance aggregate trades   | milliseconds | 2821147389 2024-01-01T00:00:00.010Z 42283.58 0.05164 buy
            binance-quotes          | Binance best bids and asks | milliseconds | 3746207893401 2024-01-01T00:00:00.009Z 42313.9 5.177 42314 9.016
            market-data-trades      | market_data                | time         | 0 2024-01-02T14:30:00.123Z 187.15 100 -
            trades                  | trades                     | nanoseconds  | 0 2024-01-02T14:30:00Z 187.15 100 buy
            quotes                  | quotes                     | seconds      | 0 2024-01-02T14:30:00Z 187.14 300 187.16 200
            """)
    void ticksOfEachVendorAreRecognised(String file, String title, String style, String first) {
        CsvFile csv = CsvFile.open(FILES.resolve(file + ".csv"), CsvOptions.STRICT.withZone(ZoneOffset.UTC));

        List<String> ticks = ticks(csv);

        assertThat(csv.format().dialect()).isEqualTo(title);
        assertThat(csv.format().style().expected()).contains(style);
        assertThat(ticks.getFirst()).isEqualTo(first);
        assertThat(ticks).hasSizeGreaterThan(1);
    }

    @Test
    void theTableThatYfinanceDownloadsIsReadOnceItsFloatsMayBeRounded() {
        Path file = FILES.resolve("yahoo-yfinance-download.csv");

        assertThatThrownBy(() -> bars(CsvFile.open(file, CsvOptions.STRICT), "XNYS"))
                .isInstanceOfSatisfying(DataException.class, e -> {
                    assertThat(e.place()).endsWith(":4:12");
                    assertThat(e.hint()).contains("--round");
                });
        CsvFile rounded = CsvFile.open(file, CsvOptions.STRICT.withRounding(true));
        assertThat(bars(rounded, "XNYS").getFirst())
                .isEqualTo("2024-01-02T14:30:00Z 186.23760986 187.52114868 182.99359131 184.73498535 82488700");
        assertThat(rounded.format().dialect()).isEqualTo("Yahoo");
    }

    @Test
    void whatOnlyTheVendorSaysComesFromNamingHim() {
        Path intraday = FILES.resolve("alpha-vantage-intraday.csv");
        CsvOptions told = CsvOptions.STRICT.withMapping(CsvMapping.NONE.withDialect(Dialect.ALPHA_VANTAGE));

        assertThatThrownBy(() -> bars(CsvFile.open(intraday, CsvOptions.STRICT), "XNYS"))
                .hasMessageContaining("a time with a zone");
        assertThat(bars(CsvFile.open(intraday, told), "XNYS").getLast())
                .startsWith("2024-01-03T00:45:00Z 185.62 185.63 ");
        assertThat(bars(CsvFile.open(intraday, told.withZone(ZoneId.of("UTC"))), "XNYS")
                        .getLast())
                .startsWith("2024-01-02T19:45:00Z ");
    }

    @ParameterizedTest
    @CsvSource({"tiingo-iex,TIINGO,5m", "stooq-forex,STOOQ,1d", "alpha-vantage-forex,ALPHA_VANTAGE,1d"})
    void aMissingVolumeIsRefusedUnlessTheVendorHasNone(String file, Dialect vendor, String interval) {
        Path path = FILES.resolve(file + ".csv");

        assertThatThrownBy(() -> CsvFile.open(path, CsvOptions.STRICT))
                .hasMessageContaining("a column for volume")
                .isInstanceOfSatisfying(
                        DataException.class, e -> assertThat(e.hint()).contains("--no-volume"));
        CsvFile told = CsvFile.open(path, CsvOptions.STRICT.withMapping(CsvMapping.NONE.withDialect(vendor)));
        assertThat(told.format().interval()).hasToString(interval);
        assertThat(bars(told, "24x7")).isNotEmpty().allMatch(bar -> bar.endsWith(" 0"));
    }

    @Test
    void stooqsHoursNeedTheirZone() {
        Path hourly = FILES.resolve("stooq-hourly.csv");

        assertThatThrownBy(() -> bars(CsvFile.open(hourly, CsvOptions.STRICT), "XNYS"))
                .hasMessageContaining("a time with a zone");
        CsvFile told = CsvFile.open(hourly, CsvOptions.STRICT.withZone(ZoneId.of("Europe/Warsaw")));
        assertThat(told.format().interval()).hasToString("1h");
        assertThat(bars(told, "XNYS").getFirst()).startsWith("2024-01-02T15:00:00Z ");
    }

    @Test
    void genericBarsMayHaveAnyCaseDelimiterQuotesAndMoreColumns() {
        CsvFile csv = CsvFile.open(FILES.resolve("ohlcv.csv"), CsvOptions.STRICT.withZone(ZoneOffset.UTC));

        assertThat(bars(csv, "24x7"))
                .containsExactly(
                        "2024-01-02T09:00:00Z 100.5 101 100.25 100.75 1200",
                        "2024-01-02T09:01:00Z 100.75 100.9 100.5 100.6 800");
        assertThat(csv.format().dialect()).isEqualTo("generic");
        assertThat(csv.format().unused()).containsExactly("Trades");
    }

    @ParameterizedTest
    @CsvSource({
        "1704205800,epoch seconds",
        "1704205800000,epoch milliseconds",
        "1704205800000000,epoch microseconds",
        "1704205800000000000,epoch nanoseconds",
        "2024-01-02T14:30:00Z,a time like",
        "2024-01-02 14:30:00+00:00,a time like",
        "2024-01-02T09:30-05:00,a time like"
    })
    void theUnitOfATimeIsSeenAndStated(String time, String stated) throws Exception {
        Path path = write("time,open,high,low,close,volume\n" + time + ",1,1,1,1,1\n");

        CsvFile csv = CsvFile.open(path, CsvOptions.STRICT);

        assertThat(bars(csv, "24x7")).containsExactly("2024-01-02T14:30:00Z 1 1 1 1 1");
        assertThat(csv.format().style().expected()).startsWith(stated);
    }

    @Test
    void aToldUnitBeatsTheMagnitude() throws Exception {
        Path early = write("time,open,high,low,close,volume\n86400000,1,1,1,1,1\n172800000,1,1,1,1,1\n");

        CsvFile csv = CsvFile.open(early, CsvOptions.STRICT.withPattern("epoch-ms"));

        assertThat(bars(csv, "24x7").getFirst()).startsWith("1970-01-02T00:00:00Z");
    }

    @Test
    void anotherVendorThanTheOneNamedIsRefused() {
        CsvOptions yahoo = CsvOptions.STRICT.withMapping(CsvMapping.NONE.withDialect(Dialect.YAHOO));

        assertThatThrownBy(() -> CsvFile.open(FILES.resolve("tiingo-daily.csv"), yahoo))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("expected a file of Yahoo");
        assertThatThrownBy(() -> CsvFile.open(FILES.resolve("binance-klines.csv"), yahoo))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("expected a file of Yahoo");
    }

    @Test
    void namingTradesReadsThePriceEvenWhereThereIsARange() {
        CsvOptions trades = CsvOptions.STRICT.withMapping(CsvMapping.NONE.withDialect(Dialect.TRADES));

        CsvFile csv = CsvFile.open(FILES.resolve("market-data-bars.csv"), trades);

        assertThat(csv.format().isBars()).isFalse();
        assertThat(ticks(csv).getFirst()).endsWith("44961.1 12.5 -");
    }

    @Test
    void aMistypedDialectOrColumnIsGuessed() throws Exception {
        Path typo = write("date,open,high,low,close,volme\n2024-01-02,1,1,1,1,1\n");

        assertThatThrownBy(() -> Dialect.named("tingo", "--from"))
                .isInstanceOfSatisfying(
                        ConfigException.class, e -> assertThat(e.hint()).contains("did you mean 'tiingo'?"));
        assertThatThrownBy(() -> CsvFile.open(typo, CsvOptions.STRICT))
                .isInstanceOfSatisfying(
                        DataException.class, e -> assertThat(e.hint()).contains("is it 'volme'?"));
    }

    @Test
    void ownNamesLinesBeforeTheHeaderAndAToldDelimiterAreRead() throws Exception {
        Path path = write("""
                made on 2024-01-03; for you
                When|Erster|Top|Tief|Letzter|Stücke
                2024-01-02|1|2|1|2|10
                2024-01-03|2|2|1|1|12
                """);
        Map<String, Field> names = Map.of(
                "when", Field.TIME,
                "erster", Field.OPEN,
                "top", Field.HIGH,
                "tief", Field.LOW,
                "letzter", Field.CLOSE,
                "stücke", Field.VOLUME);
        CsvMapping mapping = new CsvMapping("Hausbank", null, List.of(), names, 1, '|', false);

        CsvFile csv = CsvFile.open(path, CsvOptions.STRICT.withMapping(mapping));

        assertThat(bars(csv, "24x7"))
                .containsExactly("2024-01-02T00:00:00Z 1 2 1 2 10", "2024-01-03T00:00:00Z 2 2 1 1 12");
        assertThat(csv.format().dialect()).isEqualTo("Hausbank");
    }

    @Test
    void weeksAreNotTakenForDays() throws Exception {
        StringBuilder text = new StringBuilder("Date,Open,High,Low,Close,Volume\n");
        for (int week = 0; week < 10; week++) {
            text.append(java.time.LocalDate.of(2024, 1, 1).plusWeeks(week)).append(",1,1,1,1,1\n");
        }

        assertThatThrownBy(() -> CsvFile.open(write(text.toString()), CsvOptions.STRICT))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("bars of a day or less");
    }

    private Path write(String text) throws java.io.IOException {
        return Files.writeString(dir.resolve("own.csv"), text, StandardCharsets.UTF_8);
    }

    private static List<String> bars(CsvFile csv, String calendar) {
        List<String> rows = new ArrayList<>();
        csv.bars(
                Calendars.named(calendar),
                (time, open, high, low, close, volume, decimals) -> rows.add(
                        Times.format(time) + " " + text(open) + " " + text(high) + " " + text(low) + " " + text(close)
                                + " "
                                + java.math.BigDecimal.valueOf(volume, decimals)
                                        .stripTrailingZeros()
                                        .toPlainString()),
                CsvProgress.NONE);
        return rows;
    }

    private static List<String> ticks(CsvFile csv) {
        List<String> rows = new ArrayList<>();
        csv.ticks(
                Calendars.named("24x7"),
                tick -> rows.add(tick.sequence + " " + Times.format(tick.venueTime) + " " + text(tick.price) + " "
                        + text(tick.size) + " "
                        + (tick.kind == Tick.QUOTE
                                ? text(tick.price2) + " " + text(tick.size2)
                                : tick.side > 0 ? "buy" : tick.side < 0 ? "sell" : "-")),
                CsvProgress.NONE);
        return rows;
    }

    private static String text(long value) {
        return Fixed.format(value, 0);
    }
}
