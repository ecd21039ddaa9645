package tapedeck.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tapedeck.engine.LogEntry;
import tapedeck.engine.MemoryData;
import tapedeck.execution.ClosedTrade;
import tapedeck.model.Bar;
import tapedeck.model.Fill;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.strategy.Parameters;
import tapedeck.strategy.TradingStrategy;
import tapedeck.ta4j.Market;
import tapedeck.ta4j.Trades;
import tapedeck.testing.Fixtures;
import tapedeck.testing.Runs;

/// Each event strategy of the library, run in the real engine.
class EventLibraryTest {
    private final List<Bar> bars = Market.walk(3, 5_000);
    private final DonchianBreakout donchian = new DonchianBreakout();

    private static <T extends TradingStrategy> T with(T strategy, Map<String, String> parameters) {
        Parameters.apply(strategy, parameters);
        return strategy;
    }

    @Test
    void donchianEntersOnlyAboveTheChannelOfTheBarsBefore() {
        List<Fill> fills = Trades.run(donchian, bars).fills();

        List<Fill> entries = fills.stream().filter(f -> f.signedSize() > 0).toList();
        assertThat(entries).hasSizeGreaterThan(20).allSatisfy(entry -> {
            int signal = (int) Trades.index(entry) - 1;
            long channel = bars.subList(signal - 20, signal).stream()
                    .mapToLong(Bar::highPrice)
                    .max()
                    .orElseThrow();
            assertThat(bars.get(signal).closePrice()).isGreaterThan(channel);
            assertThat(entry.price()).isEqualTo(bars.get(signal + 1).openPrice());
        });
    }

    @Test
    void donchianRisksAtMostOnePerCentOfEquityToItsStop() {
        Parameters.apply(donchian, Map.of("atrMultiple", "6"));

        List<ClosedTrade> trades = Trades.run(donchian, bars).log().stream()
                .filter(LogEntry.Traded.class::isInstance)
                .map(e -> ((LogEntry.Traded) e).trade())
                .toList();

        // Equity stays within a few per cent of 100,000, and the next open may be a little further from the stop.
        long onePerCent = 1_000 * Fixed.ONE;
        assertThat(trades)
                .hasSizeGreaterThan(5)
                .allSatisfy(trade -> assertThat(trade.risk()).isBetween(onePerCent / 2, onePerCent * 3 / 2));
    }

    @Test
    void momentumHoldsTheSignOfTheReturnAtEveryLook() {
        TimeSeriesMomentum strategy = with(new TimeSeriesMomentum(), Map.of("shorts", "true", "hold", "1"));

        List<Fill> fills = Trades.run(strategy, bars).fills();

        assertThat(fills).hasSizeGreaterThan(20).allSatisfy(fill -> {
            int signal = (int) Trades.index(fill) - 1;
            long change = bars.get(signal).closePrice() - bars.get(signal - 60).closePrice();
            assertThat(Long.signum(change)).isIn(0, Long.signum(fill.signedSize()));
        });
    }

    @Test
    void buyAndHoldBuysOnceAtTheSecondBar() {
        List<Fill> fills = Trades.run(new BuyAndHold(), bars).fills();

        assertThat(fills).hasSize(1);
        assertThat(Trades.index(fills.getFirst())).isEqualTo(1);
    }

    @Test
    void randomEntriesDependOnSeedAndTimeAlone() {
        List<String> whole = entries(new RandomEntries(), bars);
        List<String> again = entries(new RandomEntries(), bars);
        List<String> other = entries(with(new RandomEntries(), Map.of("seed", "2")), bars);

        assertThat(whole).hasSizeGreaterThan(50).isEqualTo(again).isNotEqualTo(other);
    }

    @Test
    void randomEntriesBuyAsOftenAsTheChanceSays() {
        int hits = 0;
        for (int i = 0; i < 100_000; i++) {
            hits += RandomEntries.draw(7, Fixtures.START + i * Interval.MINUTE) < 0.05 ? 1 : 0;
        }

        assertThat(hits).isBetween(4_800, 5_200);
    }

    private static List<String> entries(TradingStrategy strategy, List<Bar> bars) {
        return Trades.run(strategy, bars).fills().stream()
                .filter(f -> f.signedSize() > 0)
                .map(f -> Long.toString(Trades.index(f)))
                .toList();
    }

    @Test
    void pairsTradesBothLegsTogetherInOppositeDirections() {
        PairsTrading strategy = with(new PairsTrading(), Map.of("other", "B", "lookback", "50"));

        List<Fill> fills = Runs.run().of(pair(5), strategy).fills();

        assertThat(fills).hasSizeGreaterThan(40);
        assertThat(fills.size() % 2).isZero();
        for (int i = 0; i < fills.size(); i += 2) {
            Fill first = fills.get(i);
            Fill second = fills.get(i + 1);
            assertThat(first.time()).isEqualTo(second.time());
            assertThat(first.instrument()).isNotEqualTo(second.instrument());
            assertThat(Long.signum(first.signedSize())).isEqualTo(-Long.signum(second.signedSize()));
        }
    }

    @Test
    void pairsEarnsOnAPairThatReverts() {
        PairsTrading strategy = with(new PairsTrading(), Map.of("other", "B", "lookback", "50"));

        var summary = Runs.run().of(pair(6), strategy).summary();

        assertThat(summary.endEquity()).isGreaterThan(summary.startEquity());
    }

    @Test
    void pairsWithoutASecondSymbolSaysWhatIsMissing() {
        assertThatThrownBy(() -> Runs.run().of(pair(7), new PairsTrading())).hasMessageContaining("second symbol");
    }

    /// Two symbols on one walk; the second wanders off and comes back.
    private static MemoryData pair(long seed) {
        List<Instrument> both = List.of(Market.instrument(0, "A"), Market.instrument(1, "B"));
        var builder = new MemoryData.Builder(both, Market.MINUTE, 0);
        SplittableRandom random = new SplittableRandom(seed);
        double gap = 0;
        List<Bar> walk = new ArrayList<>(Market.walk(seed, 3_000));
        for (Bar bar : walk) {
            gap = 0.9 * gap + random.nextInt(-30, 31) / 100.0;
            long a = bar.closePrice();
            long b = a / 2 + Math.round(gap * 100) * (Fixed.ONE / 100);
            builder.add(0, bar.startTime(), new long[] {a, a, a, a}, 1_000);
            builder.add(1, bar.startTime(), new long[] {b, b, b, b}, 1_000);
        }
        return builder.build();
    }
}
