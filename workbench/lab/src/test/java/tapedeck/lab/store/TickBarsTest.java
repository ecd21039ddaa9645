package tapedeck.lab.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tapedeck.engine.Adjustment;
import tapedeck.engine.DataRequest;
import tapedeck.engine.DataView;
import tapedeck.engine.MarketData;
import tapedeck.event.BarReader;
import tapedeck.event.TickReader;
import tapedeck.lab.store.calendar.Calendars;
import tapedeck.model.AssetClass;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;
import tapedeck.model.Interval;
import tapedeck.model.Range;
import tapedeck.model.Tick;
import tapedeck.model.Times;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;
import tapedeck.testing.Runs;

/// Stored bars are the bars that a session builds from the same ticks: one builder, one result.
final class TickBarsTest {
    @TempDir
    private Path dir = Path.of("");

    /// Trades and quotes at random over some days, also between sessions.
    private static List<Tick> ticks(long seed, byte kind) {
        Random random = new Random(seed);
        List<Tick> ticks = new ArrayList<>();
        long time = Times.parse("2023-03-09T13:00:00Z");
        long price = 10_000;
        while (ticks.size() < 1_500) {
            time += (long) (StrictMath.exp(random.nextDouble() * 10) * 1e9);
            price += random.nextInt(21) - 10;
            Tick tick = new Tick();
            tick.kind = kind;
            tick.venueTime = time;
            tick.time = time;
            tick.flags = Tick.LAST_IN_BATCH;
            tick.price = price * 1_000_000;
            tick.size = (1 + random.nextInt(500)) * 1_000_000L;
            tick.price2 = kind == Tick.QUOTE ? tick.price + 3_000_000 : 0;
            tick.size2 = kind == Tick.QUOTE ? tick.size : 0;
            ticks.add(tick);
        }
        return ticks;
    }

    private static TickReader reader(List<Tick> ticks) {
        Iterator<Tick> rows = ticks.iterator();
        return tick -> {
            if (!rows.hasNext()) {
                return false;
            }
            tick.set(rows.next());
            return true;
        };
    }

    private Store store(String symbol, long seed) {
        Store store = Store.open(dir);
        ImportRecord source = new ImportRecord("test", "", 0, "test", "", "");
        AssetClass kind = store.instruments().guess(symbol);
        Importer importer = new Importer(store);
        importer.ticks(new DataSetId(symbol, DataSetId.TRADES), kind, reader(ticks(seed, Tick.TRADE)), source);
        importer.ticks(new DataSetId(symbol, DataSetId.QUOTES), kind, reader(ticks(seed + 1, Tick.QUOTE)), source);
        return store;
    }

    private static MarketData open(Store store, String symbol, String interval, DataView.Feed feed) {
        DataView view = new DataView(Adjustment.NONE, feed, List.of());
        return store.open(new DataRequest(List.of(symbol), Interval.parse(interval), Range.ALL, view));
    }

    private static String text(Bar bar) {
        return Times.format(bar.startTime()) + " " + Times.format(bar.endTime()) + " " + bar.open() + " " + bar.high()
                + " " + bar.low() + " " + bar.close() + " " + bar.volume();
    }

    private static List<String> texts(MarketData data) {
        List<String> texts = new ArrayList<>();
        Bar bar = new Bar(data.instruments().get(0), data.interval(), data.volumeScale(0));
        for (BarReader reader = data.bars(0); reader.read(bar); ) {
            texts.add(text(bar));
        }
        return texts;
    }

    /// Writes down every bar that a session shows it.
    private static final class Witness implements TradingStrategy {
        private final String symbol;
        private final String interval;
        private final List<String> seen = new ArrayList<>();

        Witness(String symbol, String interval) {
            this.symbol = symbol;
            this.interval = interval;
        }

        @Override
        public void setup(Setup setup) {
            setup.bars(symbol, interval);
        }

        @Override
        public void onBar(Bar bar, Desk desk) {
            assertThat(desk.now()).as("seen only when it has closed").isGreaterThanOrEqualTo(bar.endTime());
            seen.add(text(bar));
        }
    }

    private static List<String> seen(MarketData data, String symbol, String interval) {
        Witness witness = new Witness(symbol, interval);
        Runs.run().of(data, witness);
        return witness.seen;
    }

    @ParameterizedTest
    @CsvSource({
        "ACME,7s,TRADES",
        "ACME,13m,TRADES",
        "ACME,2h,TICKS",
        "ACME,1d,TRADES",
        "ACME,1d,QUOTES",
        "BTC-USD,1m,QUOTES",
        "BTC-USD,4h,TICKS",
        "BTC-USD,1d,TRADES",
        "EUR-USD,1h,TRADES",
        "EUR-USD,1d,TICKS"
    })
    void storedBarsAreThoseOfASession(String symbol, String interval, DataView.Feed feed) {
        for (long seed = 1; seed <= 2; seed++) {
            Store store = store(symbol, 10 * seed);
            try (MarketData data = open(store, symbol, interval, feed)) {
                List<String> stored = texts(data);

                assertThat(stored).as("seed " + seed).isNotEmpty().isEqualTo(seen(data, symbol, interval));
            }
            delete();
        }
    }

    @ParameterizedTest
    @CsvSource({"ACME,1m,2h", "ACME,30m,1d", "BTC-USD,1m,4h", "BTC-USD,1h,1d", "EUR-USD,15m,1d"})
    void barsFromBarsAreThoseOfASession(String symbol, String fine, String coarse) {
        Store store = store(symbol, 77);
        try (MarketData data = open(store, symbol, fine, DataView.Feed.TRADES)) {
            Bar bar = new Bar(data.instruments().get(0), data.interval(), 8);
            new Importer(store)
                    .bars(
                            DataSetId.bars(symbol, data.interval()),
                            data.bars(0),
                            bar,
                            8,
                            new ImportRecord("built", "", 0, "test", "", ""));
        }
        try (MarketData folded = open(store, symbol, coarse, DataView.Feed.BARS);
                MarketData played = open(store, symbol, fine, DataView.Feed.BARS)) {
            assertThat(texts(folded)).isNotEmpty().isEqualTo(seen(played, symbol, coarse));
        }
    }

    @Test
    void barsOfTicksAreMadeOnTheFlyWhereNothingElseIsStored() {
        Store store = store("BTC-USD", 5);

        try (MarketData fly = open(store, "BTC-USD", "1h", DataView.Feed.BARS);
                MarketData ticks = open(store, "BTC-USD", "1h", DataView.Feed.TRADES)) {
            assertThat(texts(fly)).isEqualTo(texts(ticks));
            assertThat(fly.ticks()).isEmpty();
        }
    }

    @Test
    void aDailyBarLeavesOutWhatTradesBetweenSessions() {
        Store store = store("ACME", 3);
        var calendar = Calendars.named("XNYS");
        long[] inSession = new long[1];
        ticks(3, Tick.TRADE).forEach(tick -> inSession[0] += calendar.isOpen(tick.venueTime) ? tick.size : 0);

        try (MarketData data = open(store, "ACME", "1d", DataView.Feed.TRADES)) {
            long volume = 0;
            Bar bar = new Bar(data.instruments().get(0), data.interval(), 8);
            for (BarReader reader = data.bars(0); reader.read(bar); ) {
                volume += bar.rawVolume();
            }
            assertThat(volume).isEqualTo(inSession[0]);
        }
    }

    @ParameterizedTest
    @CsvSource({"100t", "500v", "40000d", "1t", "0.5v"})
    void fullBarsHoldEveryTradeOnceAndEndWhenTheyAreFull(String every) {
        BarRule rule = BarRule.parse(every);
        List<Tick> trades = ticks(9, Tick.TRADE);
        var instrument = Store.open(dir).instruments().instrument("BTC-USD", AssetClass.CRYPTO, 0);
        List<long[]> rows = new ArrayList<>();

        ThresholdBars.build(reader(trades), instrument, rule, row -> rows.add(row.clone()));

        int next = 0;
        for (int i = 0; i < rows.size(); i++) {
            long[] row = rows.get(i);
            List<Tick> inside = trades.subList(next, next + (int) row[7]);
            next += inside.size();
            assertThat(row[0]).isEqualTo(inside.getFirst().venueTime);
            assertThat(row[6]).isEqualTo(inside.getLast().venueTime + 1);
            assertThat(row[1]).isEqualTo(inside.getFirst().price);
            assertThat(row[2])
                    .isEqualTo(inside.stream().mapToLong(t -> t.price).max().orElseThrow());
            assertThat(row[3])
                    .isEqualTo(inside.stream().mapToLong(t -> t.price).min().orElseThrow());
            assertThat(row[4]).isEqualTo(inside.getLast().price);
            assertThat(row[5]).isEqualTo(inside.stream().mapToLong(t -> t.size).sum());
            boolean isLast = i == rows.size() - 1;
            assertThat(isFull(rule, inside) || isLast).as("bar " + i).isTrue();
            assertThat(isFull(rule, inside.subList(0, inside.size() - 1))).isFalse();
        }
        assertThat(next).isEqualTo(trades.size());
    }

    private static boolean isFull(BarRule rule, List<Tick> ticks) {
        return switch (rule) {
            case BarRule.Time time -> throw new IllegalArgumentException(time.toString());
            case BarRule.Ticks count -> ticks.size() >= count.count();
            case BarRule.Volume volume -> ticks.stream().mapToLong(t -> t.size).sum() >= volume.size();
            case BarRule.Money money ->
                ticks.stream().mapToLong(t -> Fixed.multiply(t.price, t.size)).sum() >= money.amount();
        };
    }

    @ParameterizedTest
    @CsvSource({"0t", "1.5t", "-1v", "5x", "99999999999999d", "''"})
    void whatIsNoLengthOfABarIsRefused(String text) {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> BarRule.parse(text))
                .isInstanceOf(tapedeck.model.ConfigException.class);
    }

    private void delete() {
        try (var all = java.nio.file.Files.walk(dir.resolve("store"))) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                java.nio.file.Files.delete(path);
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
