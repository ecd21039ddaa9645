package tapedeck.ta4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Rule;
import org.ta4j.core.Strategy;
import org.ta4j.core.Trade.TradeType;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import org.ta4j.core.rules.FixedRule;
import tapedeck.engine.MemoryData;
import tapedeck.model.Bar;
import tapedeck.model.Fill;
import tapedeck.model.Fixed;
import tapedeck.strategy.Setup;
import tapedeck.strategy.Sizing;
import tapedeck.strategy.Sizing.Direction;
import tapedeck.strategy.Sizing.Kind;
import tapedeck.testing.Fixtures;
import tapedeck.testing.Runs;

/// What a rule strategy's answers become in the real engine.
class RuleTraderTest {
    private static final RuleStrategy TWICE = series -> fixed(new FixedRule(1, 5), new FixedRule(3, 7));

    private final List<Bar> bars = Market.walk(1, 12);

    private static Strategy fixed(Rule entry, Rule exit) {
        return new BaseStrategy(entry, exit);
    }

    private static Sizing units(double amount, Direction direction) {
        return new Sizing(Kind.UNITS, amount, direction, 1, false);
    }

    private static List<String> marks(List<String> trades) {
        return trades.stream().map(t -> t.substring(0, t.indexOf(" @"))).toList();
    }

    @Test
    void asksAtTheCloseAndTradesAtTheNextOpen() {
        List<String> trades = Trades.of(TWICE, bars);

        assertThat(marks(trades)).containsExactly("2 +1", "4 -1", "6 +1", "8 -1");
    }

    @Test
    void shortSellsFirst() {
        List<String> trades = Trades.of(TWICE, units(2, Direction.SHORT), bars);

        assertThat(marks(trades)).containsExactly("2 -2", "4 +2", "6 -2", "8 +2");
    }

    @Test
    void bothDirectionsTurnOnTheBarAfterTheExit() {
        List<String> trades = Trades.of(TWICE, units(1, Direction.BOTH), bars);

        assertThat(marks(trades)).containsExactly("2 +1", "4 -1", "5 -1", "6 +1", "7 +1", "8 -1", "9 -1");
    }

    @Test
    void reversingTurnsAtOnce() {
        Sizing reverse = new Sizing(Kind.UNITS, 1, Direction.BOTH, 1, true);

        List<String> trades = Trades.of(TWICE, reverse, bars);

        assertThat(marks(trades)).containsExactly("2 +1", "4 -1", "4 -1", "6 +1", "6 +1", "8 -1", "8 -1");
    }

    @Test
    void addsToAPositionUpToItsLimit() {
        RuleStrategy greedy = series -> fixed(new FixedRule(1, 2, 3, 4), new FixedRule(8));
        Sizing three = new Sizing(Kind.UNITS, 1, Direction.LONG, 3, false);

        List<String> trades = Trades.of(greedy, three, bars);

        assertThat(marks(trades)).containsExactly("2 +1", "3 +1", "4 +1", "9 -3");
    }

    @Test
    void sizesByMoneyByEquityAndByRisk() {
        Sizing money = new Sizing(Kind.NOTIONAL, 1_000, Direction.LONG, 1, false);
        Sizing share = new Sizing(Kind.EQUITY, 0.5, Direction.LONG, 1, false);
        Sizing risk = new Sizing(Kind.RISK, 0.01, Direction.LONG, 1, false);
        RuleStrategy stopped = new Stopped(Protection.stopLoss(10));

        double close = bars.get(1).close();
        assertThat(firstSize(TWICE, money)).isCloseTo(1_000 / close, within(1e-6));
        assertThat(firstSize(stopped, risk)).isCloseTo(0.01 * 100_000 / (close * 0.1), within(1e-6));
        // Half of the free margin of 100,000 at leverage 10, at the price of the fill.
        assertThat(firstSize(TWICE, share) * bars.get(2).open()).isBetween(40_000.0, 500_001.0);
    }

    private double firstSize(RuleStrategy rules, Sizing sizing) {
        Fill fill =
                Trades.run(new RuleAdapter().adapt(rules, sizing), bars).fills().getFirst();
        return Fixed.toDouble(fill.size());
    }

    private record Stopped(Protection protection) implements RuleStrategy {
        @Override
        public Strategy build(BarSeries series) {
            return fixed(new FixedRule(1), new FixedRule(9));
        }
    }

    @Test
    void sizingByRiskWithoutAStopIsRefusedInSetup() {
        Sizing risk = new Sizing(Kind.RISK, 0.01, Direction.LONG, 1, false);

        assertThatThrownBy(() -> Trades.of(TWICE, risk, bars)).hasMessageContaining("distance to a stop");
    }

    @Test
    void protectionRestsAtTheFillsOwnPrice() {
        MemoryData data = Fixtures.bars(
                "100 101 99 100", "100 101 99 100", "200 201 199 200", "200 201 189 195", "195 196 194 195");

        List<String> fills = Runs.run()
                .of(data, new RuleAdapter().adapt(new Stopped(Protection.stopLoss(5)), Trades.ONE_UNIT))
                .fillTexts();

        assertThat(fills).hasSize(2);
        assertThat(fills.getFirst()).startsWith("+1 @ 200 ");
        assertThat(fills.getLast()).startsWith("-1 @ 190 ");
    }

    @Test
    void aTargetCancelsItsStop() {
        MemoryData data = Fixtures.bars(
                "100 101 99 100", "100 101 99 100", "200 201 199 200", "200 221 199 220", "220 220 150 150");
        Protection both = Protection.stopLoss(5).takeProfit(10);

        List<String> fills = Runs.run()
                .of(data, new RuleAdapter().adapt(new Stopped(both), Trades.ONE_UNIT))
                .fillTexts();

        assertThat(fills).hasSize(2);
        assertThat(fills.getLast()).startsWith("-1 @ 220 ");
    }

    @Test
    void stopRulesSeeThePricesThatWerePaid() {
        List<Double> seen = new ArrayList<>();
        Rule watch = (index, record) -> {
            seen.add(record.getCurrentPosition().getEntry().getNetPrice().doubleValue());
            return false;
        };
        RuleStrategy rules = series -> fixed(new FixedRule(1), watch);

        Trades.of(rules, bars);

        assertThat(seen).hasSize(10).containsOnly(bars.get(2).open());
    }

    @Test
    void entryIsAskedOnlyWhileFlatAndExitOnlyWhileHeld() {
        List<String> asked = new ArrayList<>();
        Rule entry = (index, record) -> asked.add("enter " + index) && index == 1;
        Rule exit = (index, record) -> asked.add("exit " + index) && index == 3;

        Trades.of(series -> fixed(entry, exit), bars.subList(0, 6));

        assertThat(asked).containsExactly("enter 0", "enter 1", "exit 2", "exit 3", "enter 4", "enter 5");
    }

    @Test
    void warmUpIsTheStrategysUnstableBarsOrItsOwnNumber() {
        List<Integer> asked = new ArrayList<>();
        Rule entry = (index, record) -> {
            asked.add(index);
            return false;
        };
        RuleStrategy own = new RuleStrategy() {
            @Override
            public Strategy build(BarSeries series) {
                return fixed(entry, entry);
            }

            @Override
            public int warmupBars() {
                return 7;
            }
        };

        Trades.of(own, bars);

        assertThat(asked.getFirst()).isEqualTo(6);
    }

    @Test
    void aStrategyThatStartsShortNeedsTheDirection() {
        RuleStrategy shorts = series -> new BaseStrategy(new FixedRule(1), new FixedRule(2), TradeType.SELL);

        assertThatThrownBy(() -> Trades.of(shorts, bars)).hasMessageContaining("selling short");
    }

    @Test
    void theFutureThrowsAndTheSeriesIsReadOnly() {
        RuleStrategy peeking = series -> fixed(
                new FixedRule(1),
                (index, record) -> series.getBar(index + 1).getClosePrice().isPositive());

        assertThatThrownBy(() -> Trades.of(peeking, bars)).hasMessageContaining("has not closed yet");
        assertThatThrownBy(() -> TaSeries.of(Market.series(0)).setMaximumBarCount(5))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aBoundedSeriesTradesAsAnUnboundedOne() {
        List<Bar> many = Market.walk(9, 5_000);
        RuleStrategy cross = series -> {
            var close = new ClosePriceIndicator(series);
            var fast = new EMAIndicator(close, 5);
            var slow = new SMAIndicator(close, 20);
            return fixed(new CrossedUpIndicatorRule(fast, slow), new CrossedDownIndicatorRule(fast, slow));
        };
        var bounded = Runs.run().maxBars(128).of(Trades.data(many), new RuleAdapter().adapt(cross, Trades.ONE_UNIT));

        List<String> all = Trades.of(cross, many);

        assertThat(bounded.fills().stream().map(Trades::text))
                .hasSizeGreaterThan(50)
                .containsExactlyElementsOf(all);
    }

    @Test
    void severalSeriesAndTa4jIndicatorsAsLines() {
        RuleStrategy higher = new RuleStrategy() {
            @Override
            public Strategy build(BarSeries series) {
                throw new IllegalStateException("needs setup");
            }

            @Override
            public Strategy build(BarSeries series, Setup setup) {
                BarSeries hour = TaSeries.of(setup.bars("TEST", "5m"));
                var slow = new EMAIndicator(new ClosePriceIndicator(hour), 3);
                var line = setup.of(new TaLine(slow));
                Rule above =
                        (index, record) -> series.getLastBar().getClosePrice().doubleValue() > line.now();
                return fixed(above, above.negation());
            }
        };

        List<String> trades = Trades.of(higher, Market.walk(4, 500));

        assertThat(trades).hasSizeGreaterThan(10);
    }
}
