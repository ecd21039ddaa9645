package tapedeck.lab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.engine.DataRequest;
import tapedeck.engine.MarketData;
import tapedeck.event.BarReader;
import tapedeck.event.TickReader;
import tapedeck.lab.store.csv.CsvProgress;
import tapedeck.model.AssetClass;
import tapedeck.model.Bar;
import tapedeck.model.DataException;
import tapedeck.model.Fixed;
import tapedeck.model.Interval;
import tapedeck.model.Range;
import tapedeck.model.Tick;
import tapedeck.model.Times;

/// What the store offers a run that asks which extreme of a bar came first.
final class FinerDataTest {
    private static final long START = Times.parse("2023-03-06");

    @TempDir
    private Path dir = Path.of("");

    private static MarketData open(Store store, String interval) {
        return store.open(new DataRequest(List.of("BTC-USD"), Interval.parse(interval), Range.ALL));
    }

    private static List<String> rows(MarketData data) {
        List<String> rows = new ArrayList<>();
        BarReader reader = data.finer(0);
        Bar bar = new Bar(data.instruments().get(0), data.interval(), data.volumeScale(0));
        while (reader.read(bar)) {
            rows.add(Times.format(bar.startTime()) + " " + bar.high() + " " + bar.low());
        }
        return rows;
    }

    /// Minutes of a random walk from minute `from` to minute `to`.
    private static String minutes(int from, int to, long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("timestamp,open,high,low,close,volume\n");
        for (int i = from; i < to; i++) {
            long low = 100L + random.nextInt(50);
            text.append(Times.format(START + i * Interval.MINUTE))
                    .append("," + low + "," + (low + 5) + "," + low + "," + (low + 5) + ",1\n");
        }
        return text.toString();
    }

    private Path write(String name, String text) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private void importMinutes(Store store, int from, int to, long seed) throws IOException {
        Path file = write("in/m" + seed + ".csv", minutes(from, to, seed));
        new Importer(store).csv(CsvImport.strict(file, "BTC-USD"), CsvProgress.NONE);
    }

    private static void importTrades(Store store, int from, int to) {
        int[] next = {from};
        TickReader trades = tick -> {
            if (next[0] >= to) {
                return false;
            }
            tick.kind = Tick.TRADE;
            tick.venueTime = START + next[0]++ * Interval.MINUTE + 7;
            tick.time = tick.venueTime;
            tick.sequence = next[0];
            tick.flags = Tick.LAST_IN_BATCH;
            tick.price = (100 + next[0] % 13) * Fixed.ONE;
            tick.size = Fixed.ONE;
            return true;
        };
        ImportRecord source = new ImportRecord("test", "", 0, "test", "", "");
        new Importer(store).ticks(new DataSetId("BTC-USD", DataSetId.TRADES), AssetClass.CRYPTO, trades, source);
    }

    @Test
    void isTheMinutesOfAFileWhereNothingIsImported() throws IOException {
        write("market_data/crypto/BTC-USD.csv", minutes(0, 180, 1));
        Store store = Store.open(dir);

        try (MarketData hours = open(store, "1h")) {
            assertThat(rows(hours)).hasSize(180).first().asString().startsWith("2023-03-06T00:00:00Z");
        }
    }

    @Test
    void isTheTradesWhereTheyCoverTheBars() throws IOException {
        Store store = Store.open(dir);
        importMinutes(store, 0, 180, 1);
        importTrades(store, 0, 180);

        try (MarketData hours = open(store, "1h")) {
            assertThat(rows(hours)).hasSize(180).first().asString().startsWith("2023-03-06T00:00:00.000000007Z 101");
        }
    }

    @Test
    void isTheMinutesWhereTheTradesCoverLess() throws IOException {
        Store store = Store.open(dir);
        importMinutes(store, 0, 180, 1);
        importTrades(store, 60, 120);

        try (MarketData hours = open(store, "1h")) {
            assertThat(rows(hours)).first().asString().startsWith("2023-03-06T00:00:00Z");
        }
    }

    @Test
    void namesItsContent() throws IOException {
        Store store = Store.open(dir);
        importMinutes(store, 0, 180, 1);
        String before;
        try (MarketData hours = open(store, "1h")) {
            before = hours.finerRoot();
        }
        importMinutes(store, 180, 240, 2);

        try (MarketData hours = open(store, "1h")) {
            assertThat(hours.finerRoot()).hasSize(64).isNotEqualTo(before);
        }
    }

    @Test
    void isRefusedWhereThereIsNone() throws IOException {
        Store store = Store.open(dir);
        importMinutes(store, 0, 180, 1);

        try (MarketData minutes = open(store, "1m")) {
            assertThatThrownBy(() -> minutes.finer(0))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("no finer data than 1m");
        }
    }
}
