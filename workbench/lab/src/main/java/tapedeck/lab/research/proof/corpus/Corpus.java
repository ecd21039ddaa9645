package tapedeck.lab.research.proof.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import tapedeck.engine.DataRequest;
import tapedeck.engine.ExecutionSettings;
import tapedeck.engine.LogLevel;
import tapedeck.engine.MarketData;
import tapedeck.engine.MemoryData;
import tapedeck.engine.RunSpec;
import tapedeck.execution.AccountSettings;
import tapedeck.execution.RiskLimits;
import tapedeck.lab.research.proof.BarTable;
import tapedeck.lab.research.proof.LookaheadProof;
import tapedeck.lab.research.proof.LookaheadResult;
import tapedeck.lab.research.proof.Subject;
import tapedeck.lab.store.generate.GeneratedBars;
import tapedeck.lab.store.generate.MarketSpec;
import tapedeck.lab.store.generate.Motion;
import tapedeck.model.AssetClass;
import tapedeck.model.Bar;
import tapedeck.model.Currency;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.Range;
import tapedeck.model.Times;
import tapedeck.model.TradingCalendar;
import tapedeck.strategy.Sizing;

/// Turns the examination on twelve planted leaks and twelve clean strategies. Stateless.
public final class Corpus {
    private static final long FROM = Times.parse("2023-01-02");
    private static final int DAYS = 20;
    private static final long SEED = 20_230_102;

    /// One planted or honest strategy.
    private record Case(String name, boolean isLeak, boolean fillsAtClose, Subject.Maker maker) {
        static Case leak(String name, Subject.Maker maker) {
            return new Case(name, true, false, maker);
        }

        static Case clean(String name, Subject.Maker maker) {
            return new Case(name, false, false, maker);
        }
    }

    private static final List<Case> CASES = List.of(
            Case.leak("negative shift", Leaking::negativeShift),
            Case.leak("one bar ahead", Leaking::oneBar),
            Case.leak("whole-series normalisation", Leaking::wholeNormalisation),
            Case.leak("centred window", Leaking::centredWindow),
            Case.leak("unclosed higher bar", Leaking::unclosedHigherBar),
            new Case("same-close fill", true, true, Leaking::sameClose),
            Case.leak("future-adjusted split", Leaking::futureSplit),
            Case.leak("repainting pivot", Leaking::repaintingPivot),
            Case.leak("resample leak", Leaking::resample),
            Case.leak("max over the series", Leaking::wholeMaximum),
            Case.leak("peeking fill price", Leaking::peekingFill),
            Case.leak("static state of an earlier run", Leaking::staticState),
            Case.clean("averages of closed bars", Honest::averages),
            Case.clean("closed higher bar", Honest::closedHigherBar),
            Case.clean("positive shift", Honest::positiveShift),
            Case.clean("expanding normalisation", Honest::expandingNormalisation),
            Case.clean("trailing window", Honest::trailingWindow),
            Case.clean("confirmed pivot", Honest::confirmedPivot),
            Case.clean("lagged resample", Honest::laggedResample),
            Case.clean("past splits", Honest::pastSplit),
            Case.clean("running maximum", Honest::runningMaximum),
            Case.clean("seeded chance", Honest::seeded),
            Case.clean("resting orders", Honest::restingOrders),
            Case.clean("ticks and timers", Honest::ticksAndTimers));

    private Corpus() {}

    /// What the examination said of one case.
    ///
    /// @param isLeak whether a leak was planted
    public record Outcome(String name, boolean isLeak, LookaheadResult result) {
        /// Whether it said what is so.
        public boolean isRight() {
            return isLeak != result.isClean();
        }
    }

    /// Number of cases.
    public static int size() {
        return CASES.size();
    }

    /// Examines all of them.
    public static List<Outcome> run(Consumer<Outcome> listener) {
        BarTable table = BarTable.of(market());
        List<Outcome> outcomes = new ArrayList<>();
        for (Case each : CASES) {
            Subject subject = new Subject(each.name(), spec(each), each.maker());
            Outcome outcome =
                    new Outcome(each.name(), each.isLeak(), new LookaheadProof(subject, table, SEED, done -> {}).run());
            listener.accept(outcome);
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private static RunSpec spec(Case of) {
        ExecutionSettings free = ExecutionSettings.FREE;
        ExecutionSettings execution = new ExecutionSettings(
                of.fillsAtClose(), free.fee(), free.slippage(), free.latency(), free.liquidity(), free.intrabar());
        return new RunSpec(
                List.of(new RunSpec.Strategy(of.name(), "corpus", new TreeMap<>())),
                new DataRequest(List.of("CORPUS"), new Interval(Interval.HOUR), Range.ALL),
                AccountSettings.DEFAULT,
                execution,
                RiskLimits.NONE,
                Sizing.ALL_IN,
                0,
                1,
                LogLevel.NONE);
    }

    /// Twenty days of hours with a split of two for one in the middle.
    private static MarketData market() {
        Instrument instrument = new Instrument(
                0,
                "CORPUS",
                AssetClass.CRYPTO,
                Currency.USD,
                Fixed.ONE / 100,
                Fixed.ONE / 1000,
                Fixed.ONE,
                TradingCalendar.CONTINUOUS);
        Interval hour = new Interval(Interval.HOUR);
        long to = FROM + DAYS * Interval.DAY;
        long split = FROM + DAYS / 2 * Interval.DAY;
        var bars = new GeneratedBars(
                new MarketSpec(instrument, hour, FROM, to, 100 * Fixed.ONE, Fixed.ONE / 100, 1000),
                new Motion.GeometricBrownian(0.0, 0.7),
                SEED);
        var data = new MemoryData.Builder(List.of(instrument), hour, 0);
        data.add(new tapedeck.engine.CorporateAction(0, split, 2, 1, 0));
        Bar bar = new Bar(instrument, hour, 0);
        while (bars.read(bar)) {
            int divisor = bar.startTime() >= split ? 2 : 1;
            long[] prices = {
                cents(bar.openPrice() / divisor),
                cents(bar.highPrice() / divisor),
                cents(bar.lowPrice() / divisor),
                cents(bar.closePrice() / divisor)
            };
            data.add(0, bar.startTime(), prices, bar.rawVolume());
        }
        return data.build();
    }

    private static long cents(long price) {
        return Fixed.roundTo(price, Fixed.ONE / 100);
    }
}
