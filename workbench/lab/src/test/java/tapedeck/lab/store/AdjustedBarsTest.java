package tapedeck.lab.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.engine.Adjustment;
import tapedeck.engine.DataRequest;
import tapedeck.engine.DataView;
import tapedeck.engine.ExecutionSettings;
import tapedeck.engine.IntrabarOrder;
import tapedeck.engine.MarketData;
import tapedeck.engine.RunSummary;
import tapedeck.execution.AccountSettings;
import tapedeck.indicator.Line;
import tapedeck.indicator.Series;
import tapedeck.lab.store.calendar.Calendars;
import tapedeck.lab.store.csv.CsvOptions;
import tapedeck.lab.store.quality.Check;
import tapedeck.lab.store.quality.QualityGate;
import tapedeck.lab.store.quality.QualityReport;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;
import tapedeck.model.Interval;
import tapedeck.model.Order;
import tapedeck.model.Range;
import tapedeck.model.Times;
import tapedeck.model.TradingCalendar;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;
import tapedeck.testing.Runs;

/// Raw prices with events beside them and adjusted prices are two ways to say the same: what a run earns proves it.
final class AdjustedBarsTest {
    private static final int DAYS = 400;

    @TempDir
    private Path dir = Path.of("");

    private final TradingCalendar calendar = Calendars.named("XNYS");
    private AccountSettings account = AccountSettings.DEFAULT;
    private final List<String> dates = new ArrayList<>();

    /// Prices that fall by `newUnits:oldUnits` at each split, on a random walk.
    private void walk(long seed, java.util.Map<Integer, String> splits) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("date,open,high,low,close,volume\n");
        long time = Times.parse("2020-01-02");
        double price = 400;
        for (int day = 0; day < DAYS; day++) {
            String split = splits.get(day);
            if (split != null) {
                price *= Double.parseDouble(split.split(":", -1)[1]) / Double.parseDouble(split.split(":", -1)[0]);
            }
            double open = price * StrictMath.exp(0.01 * random.nextGaussian());
            double close = open * StrictMath.exp(0.02 * random.nextGaussian());
            double high = Math.max(open, close) * 1.004;
            double low = Math.min(open, close) * 0.996;
            dates.add(LocalDate.ofEpochDay(calendar.sessionDay(time)).toString());
            text.append(dates.getLast());
            for (double value : new double[] {open, high, low, close}) {
                text.append(',').append(Fixed.format(Fixed.roundTo(Fixed.fromDouble(value), Fixed.parse("0.01"))));
            }
            text.append(",").append(1000 + random.nextInt(1000)).append('\n');
            price = close;
            time = calendar.sessionClose(time);
        }
        Path file = dir.resolve("market_data/stocks/ACME.csv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
        Files.writeString(
                dir.resolve("instruments.csv"),
                "symbol,class,currency,tick,lot\nACME,stock,USD,0.00000001,0.00000001\n",
                StandardCharsets.UTF_8);
    }

    private void actions(String... lines) throws IOException {
        Path file = dir.resolve("events.csv");
        Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
        new EventImporter(Store.open(dir)).actions(file, "ACME", CsvOptions.STRICT, true);
    }

    private MarketData open(Adjustment adjustment) {
        return Store.open(dir)
                .open(new DataRequest(
                        List.of("ACME"),
                        new Interval(Interval.DAY),
                        Range.ALL,
                        new DataView(adjustment, DataView.Feed.BARS, List.of())));
    }

    private RunSummary run(Adjustment adjustment, TradingStrategy strategy, long fee) {
        try (MarketData data = open(adjustment)) {
            ExecutionSettings costs = new ExecutionSettings(
                    false,
                    ExecutionSettings.Fee.percent(fee),
                    ExecutionSettings.Slippage.NONE,
                    ExecutionSettings.Latency.NONE,
                    ExecutionSettings.FREE.liquidity(),
                    IntrabarOrder.NEARER);
            return Runs.run()
                    .account(account)
                    .execution(costs)
                    .of(data, strategy)
                    .summary();
        }
    }

    private static void assertSameEquity(RunSummary raw, RunSummary adjusted) {
        assertThat(raw.counts().fills()).isGreaterThan(10);
        assertThat(raw.days().size()).isEqualTo(adjusted.days().size()).isGreaterThan(DAYS - 10);
        for (int i = 0; i < raw.days().size(); i++) {
            double expected = Fixed.toDouble(adjusted.days().equity(i));
            assertThat(Fixed.toDouble(raw.days().equity(i)))
                    .as("close " + i)
                    .isCloseTo(expected, Offset.offset(1e-6 * expected));
        }
    }

    /// Buys and sells shares of its equity, with stops that are a share of the price.
    private static final class Shares implements TradingStrategy {
        private Series bars;
        private int count;

        Shares() {
            bars = new Series(tapedeck.testing.Fixtures.instrument("X"), new Interval(Interval.DAY), 0, 0);
        }

        @Override
        public void setup(Setup setup) {
            bars = setup.bars();
        }

        @Override
        public void onBar(Bar bar, Desk desk) {
            switch (count++ % 13) {
                case 1 -> desk.submit(Order.buyShare(bars, 0.7).stopLoss(bar.close() * 0.93));
                case 6 -> desk.target(bars, 0.4);
                case 9 -> desk.target(bars, -0.5);
                case 11 -> desk.close(bars);
                default -> {}
            }
        }
    }

    @Test
    void rawPricesWithSplitsAndAdjustedPricesEarnTheSame() throws IOException {
        walk(7, java.util.Map.of(90, "4:1", 200, "1:5", 301, "3:2"));
        account = new AccountSettings(100_000 * Fixed.ONE, tapedeck.model.Currency.USD, 10 * Fixed.ONE, true);
        actions("date,split", dates.get(90) + ",4:1", dates.get(200) + ",1:5", dates.get(301) + ",3:2");

        RunSummary raw = run(Adjustment.NONE, new Shares(), Fixed.parse("0.001"));
        RunSummary adjusted = run(Adjustment.SPLITS, new Shares(), Fixed.parse("0.001"));

        assertSameEquity(raw, adjusted);
        assertThat(raw.feesPaid()).isGreaterThan(100 * Fixed.ONE);
        assertThat(raw.runId()).isNotEqualTo(adjusted.runId());
    }

    /// Trades a crossing of averages with stops by range: windows that span every split.
    private static final class Crossing implements TradingStrategy {
        private Series bars = new Series(tapedeck.testing.Fixtures.instrument("X"), new Interval(Interval.DAY), 0, 0);
        private Line fast = bars.close();
        private Line slow = bars.close();
        private Line range = bars.close();

        @Override
        public void setup(Setup setup) {
            bars = setup.bars();
            fast = setup.ema(bars.close(), 4);
            slow = setup.sma(bars.close(), 15);
            range = setup.atr(bars, 10);
        }

        @Override
        public void onBar(Bar bar, Desk desk) {
            if (desk.isFlat(bars) && fast.now() > slow.now()) {
                desk.submit(Order.buyShare(bars, 0.8).stopLoss(bar.close() - 2 * range.now()));
            } else if (!desk.isFlat(bars) && fast.crossedBelow(slow)) {
                desk.close(bars);
            }
        }
    }

    @Test
    void indicatorsWhoseWindowsSpanASplitDecideTheSame() throws IOException {
        walk(29, java.util.Map.of(90, "4:1", 200, "1:5", 301, "2:1"));
        actions("date,split", dates.get(90) + ",4:1", dates.get(200) + ",1:5", dates.get(301) + ",2:1");

        RunSummary raw = run(Adjustment.NONE, new Crossing(), Fixed.parse("0.001"));
        RunSummary adjusted = run(Adjustment.SPLITS, new Crossing(), Fixed.parse("0.001"));

        assertThat(raw.counts().fills()).isEqualTo(adjusted.counts().fills());
        assertSameEquity(raw, adjusted);
    }

    /// Holds everything, and puts each dividend to work at the open of its day.
    private static final class Reinvesting implements TradingStrategy {
        private final java.util.Set<String> dayBefore;
        private Series bars = new Series(tapedeck.testing.Fixtures.instrument("X"), new Interval(Interval.DAY), 0, 0);

        Reinvesting(java.util.Set<String> dayBefore) {
            this.dayBefore = dayBefore;
        }

        @Override
        public void setup(Setup setup) {
            bars = setup.bars();
        }

        @Override
        public void onBar(Bar bar, Desk desk) {
            if (desk.isFlat(bars)
                    || dayBefore.contains(Times.date(bar.startTime()).toString())) {
                desk.submit(Order.buyShare(bars, 1));
            }
        }
    }

    @Test
    void reinvestedDividendsAndAdjustedPricesEarnTheSame() throws IOException {
        walk(11, java.util.Map.of(150, "2:1"));
        List<String> lines = new ArrayList<>(List.of("date,split,dividend"));
        java.util.Set<String> dayBefore = new java.util.TreeSet<>();
        for (int day = 20; day < DAYS; day += 26) {
            lines.add(dates.get(day) + "," + (day == 150 ? "2:1" : "") + ",1.37");
            dayBefore.add(dates.get(day - 1));
        }
        assertThat(lines).anyMatch(line -> line.contains("2:1"));
        actions(lines.toArray(String[]::new));

        RunSummary raw = run(Adjustment.NONE, new Reinvesting(dayBefore), 0);
        RunSummary adjusted = run(Adjustment.ALL, new Reinvesting(dayBefore), 0);

        assertSameEquity(raw, adjusted);
        assertThat(adjusted.counts().fills()).isLessThan(4);
    }

    @Test
    void dividendsBesideSplitAdjustedPricesArePerRestatedUnit() throws IOException {
        walk(13, java.util.Map.of(150, "4:1"));
        actions("date,split,dividend", dates.get(100) + ",,2", dates.get(150) + ",4:1,1", dates.get(200) + ",,0.5");

        try (MarketData data = open(Adjustment.SPLITS)) {
            assertThat(data.actions())
                    .extracting(a -> Fixed.format(a.dividend()))
                    .containsExactly("0.5", "0.25", "0.5");
            assertThat(data.actions()).allMatch(a -> a.newUnits() == 0);
        }
    }

    @Test
    void aChangedSplitIsAnotherRun() throws IOException {
        walk(17, java.util.Map.of(150, "4:1"));
        String none = run(Adjustment.NONE, new Shares(), 0).runId();
        actions("date,split", dates.get(150) + ",4:1");
        String four = run(Adjustment.NONE, new Shares(), 0).runId();
        actions("date,split", dates.get(150) + ",5:1");
        String five = run(Adjustment.NONE, new Shares(), 0).runId();

        assertThat(List.of(none, four, five)).doesNotHaveDuplicates();
    }

    @Test
    void theQualityCheckKnowsASplitThatIsKnown() throws IOException {
        walk(23, java.util.Map.of(150, "4:1"));
        assertThat(splitsFound()).containsExactly("looks like 4:1");
        actions("date,split", dates.get(150) + ",4:1");
        assertThat(splitsFound()).isEmpty();
        actions("date,split", dates.get(150) + ",4:1", dates.get(250) + ",2:1");
        assertThat(splitsFound()).containsExactly("the split 2:1 does not show: are the prices adjusted already?");
    }

    private List<String> splitsFound() {
        DataRequest request = new DataRequest(List.of("ACME"), new Interval(Interval.DAY), Range.ALL);
        return new QualityGate(Store.open(dir))
                .check("ACME", request).examples(Check.SPLITS).stream()
                        .map(QualityReport.Finding::detail)
                        .toList();
    }

    @Test
    void adjustedRowsHaveANameOfTheirOwn() throws IOException {
        walk(19, java.util.Map.of(150, "4:1"));
        actions("date,split,dividend", dates.get(150) + ",4:1,0.5");
        List<String> roots = new ArrayList<>();
        for (Adjustment adjustment : Adjustment.values()) {
            try (MarketData data = open(adjustment)) {
                roots.add(data.root());
            }
        }

        assertThat(roots).doesNotHaveDuplicates();
    }
}
