package tapedeck.lab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.engine.Adjustment;
import tapedeck.engine.DataRequest;
import tapedeck.engine.DataView;
import tapedeck.engine.MarketData;
import tapedeck.lab.store.csv.CsvOptions;
import tapedeck.model.Bar;
import tapedeck.model.DataException;
import tapedeck.model.Interval;
import tapedeck.model.Range;
import tapedeck.model.StrategyException;
import tapedeck.model.Times;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;
import tapedeck.testing.Runs;

/// Series that are not prices: kept by name, seen from the time on at which each value became available.
final class ValuesTest {
    private static final long HOUR = Interval.HOUR;

    @TempDir
    private Path dir = Path.of("");

    private EventImporter.ValuesImported load(String name, @Nullable Long lag, String... lines) throws IOException {
        Path file = dir.resolve(name + ".csv");
        Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
        return new EventImporter(Store.open(dir)).values(file, name, lag, CsvOptions.STRICT, ImportPolicy.ADD);
    }

    /// Hourly bars of 2023-01-02, one price.
    private void prices() throws IOException {
        StringBuilder text = new StringBuilder("timestamp,open,high,low,close,volume\n");
        for (int hour = 0; hour < 24; hour++) {
            String two = hour < 10 ? "0" + hour : String.valueOf(hour);
            text.append("2023-01-02T").append(two).append(":00:00Z,10,10,10,10,5\n");
        }
        Path file = dir.resolve("market_data/crypto/BTC-USD.csv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private MarketData open(String... names) {
        DataView view = new DataView(Adjustment.NONE, DataView.Feed.BARS, List.of(names));
        return Store.open(dir).open(new DataRequest(List.of("BTC-USD"), new Interval(HOUR), Range.ALL, view));
    }

    /// Writes down what it is told at every close.
    private static final class Reader implements TradingStrategy {
        private final String name;
        private final List<String> seen = new ArrayList<>();

        Reader(String name) {
            this.name = name;
        }

        @Override
        public void setup(Setup setup) {
            setup.bars();
        }

        @Override
        public void onBar(Bar bar, Desk desk) {
            seen.add(Times.brief(desk.now()).substring(11) + " " + desk.value(name));
        }
    }

    private List<String> seen(String name) {
        Reader reader = new Reader(name);
        try (MarketData data = open(name)) {
            Runs.run().of(data, reader);
        }
        return reader.seen;
    }

    @Test
    void aValueIsSeenFromTheTimeOnAtWhichItBecameAvailable() throws IOException {
        prices();
        load(
                "RATE",
                null,
                "time,available,value",
                "2023-01-01,2023-01-02T03:00:00Z,1.5",
                "2023-01-02,2023-01-02T05:00:00.000000001Z,-2.25",
                "2023-01-03,2023-01-04T00:00:00Z,99");

        assertThat(seen("RATE").subList(0, 7))
                .containsExactly(
                        "01:00 NaN", "02:00 NaN", "03:00 1.5", "04:00 1.5", "05:00 1.5", "06:00 -2.25", "07:00 -2.25");
    }

    @Test
    void whatBecomesKnownLaterCannotChangeWhatWasSeenBefore() throws IOException {
        prices();
        load("RATE", 2 * HOUR, "time,value", "2023-01-02T01:00:00Z,1", "2023-01-02T04:00:00Z,2");
        List<String> before = seen("RATE");
        load("RATE", 2 * HOUR, "time,value", "2023-01-02T12:00:00Z,7", "2023-01-02T10:00:00Z,3");

        assertThat(seen("RATE").subList(0, 11)).isEqualTo(before.subList(0, 11));
        assertThat(seen("RATE").get(11)).isEqualTo("12:00 3.0");
    }

    @Test
    void aChangedValueIsAnotherRun() throws IOException {
        prices();
        load("RATE", 0L, "time,value", "2023-01-02,1");
        load("OTHER", 0L, "time,value", "2023-01-02,1");
        List<String> roots = new ArrayList<>();
        for (String[] names : new String[][] {{}, {"RATE"}, {"OTHER"}, {"RATE", "OTHER"}}) {
            try (MarketData data = open(names)) {
                roots.add(data.root());
            }
        }

        assertThat(roots).doesNotHaveDuplicates();
    }

    @Test
    void whenAValueBecameKnownMustBeSaid() {
        assertThatThrownBy(() -> load("RATE", null, "date,value", "2023-01-01,1"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("when a value became available");
    }

    @Test
    void aColumnNamedLikeTheSeriesHoldsItsValuesAndPointsAreNone() throws IOException {
        EventImporter.ValuesImported done =
                load("DGS10", 24 * HOUR, "observation_date,DGS10", "2023-01-02,.", "2023-01-03,3.79", "2023-01-04,");

        assertThat(done.missing()).isEqualTo(2);
        assertThat(done.result().catalog().rows()).isEqualTo(1);
    }

    @Test
    void rowsOfOtherNamesArePassedOver() throws IOException {
        EventImporter.ValuesImported done =
                load("RATE", 0L, "time,name,value", "2023-01-02,RATE,1", "2023-01-02,OTHER,2", "2023-01-03,RATE,3");

        assertThat(done.result().catalog().rows()).isEqualTo(2);
    }

    @Test
    void theSameValuesAgainChangeNothing() throws IOException {
        String[] lines = {"time,value", "2023-01-02,1", "2023-01-02,2", "2023-01-01,3"};
        String first = load("RATE", 0L, lines).result().catalog().root();
        EventImporter.ValuesImported again = load("RATE", 0L, lines);

        assertThat(again.result().isChange()).isFalse();
        assertThat(again.result().catalog().root()).isEqualTo(first);
    }

    @Test
    void aBadValueIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> load("RATE", 0L, "time,value", "2023-01-02,1", "2023-01-03,abc"))
                .isInstanceOf(DataException.class)
                .extracting(e -> ((DataException) e).place())
                .asString()
                .endsWith("RATE.csv:3:12");
    }

    @Test
    void aValueThatTheRunDoesNotNameIsAnErrorOfTheStrategy() throws IOException {
        prices();
        load("RATE", 0L, "time,value", "2023-01-02,1");

        try (MarketData data = open("RATE")) {
            assertThatThrownBy(() -> Runs.run().of(data, new Reader("RATES")))
                    .isInstanceOf(StrategyException.class)
                    .hasMessageContaining("'RATES' is not among the values of this run");
        }
    }

    @Test
    void unknownValuesAreRefusedWithWhatThereIs() throws IOException {
        prices();
        load("RATE", 0L, "time,value", "2023-01-02,1");

        assertThatThrownBy(() -> open("RTAE"))
                .isInstanceOf(DataException.class)
                .extracting(e -> ((DataException) e).hint())
                .asString()
                .contains("RATE");
    }
}
