package tapedeck.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tapedeck.engine.ExecutionSettings;
import tapedeck.engine.LogLevel;
import tapedeck.engine.RunRecorder;
import tapedeck.engine.Session;
import tapedeck.engine.SessionConfig;
import tapedeck.engine.Wiring;
import tapedeck.event.TickReader;
import tapedeck.execution.AccountSettings;
import tapedeck.execution.RiskLimits;
import tapedeck.file.EventLog;
import tapedeck.lab.report.model.BackgroundRecord;
import tapedeck.lab.store.DataSetId;
import tapedeck.lab.store.ImportRecord;
import tapedeck.lab.store.Importer;
import tapedeck.lab.store.OpenedTicks;
import tapedeck.lab.store.Store;
import tapedeck.lab.store.generate.GeneratedTicks;
import tapedeck.lab.store.generate.MarketSpec;
import tapedeck.lab.store.generate.Motion;
import tapedeck.model.AssetClass;
import tapedeck.model.Currency;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Instruments;
import tapedeck.model.Interval;
import tapedeck.model.Range;
import tapedeck.model.Tick;
import tapedeck.model.Times;
import tapedeck.model.TradingCalendar;

/// Trade ticks out of mapped columns of the store: read alone, and through a whole session that builds one-minute bars
/// from them and trades on the bars.
final class TickRuns {
    private static final String SYMBOL = "FLOW";
    private static final long START = Times.parse("2020-01-01");
    private static final String TICKS = "ticks";

    private TickRuns() {}

    static List<Measurement> run(Sizes sizes) throws Exception {
        long count = sizes.number("ticks", 10_000_000);
        List<Measurement> rows = new ArrayList<>();
        try (Scratch scratch = new Scratch()) {
            Store store = Store.open(scratch.folder());
            rows.add(Stopwatch.time(
                    new Stopwatch.Rounds(0, 1),
                    "ticks.write",
                    "generate and store " + BarRuns.brief(count) + " ticks",
                    TICKS,
                    () -> generate(store, count)));
            long before = System.nanoTime();
            try (OpenedTicks ticks = store.ticks(SYMBOL, DataSetId.TRADES, Range.ALL)) {
                ticks.reader().read(new Tick());
                long first = System.nanoTime() - before;
                rows.add(new Measurement(
                        "ticks.open",
                        "open " + BarRuns.brief(count) + " ticks, to the first one",
                        "sets",
                        Outcome.of(1),
                        new Measurement.Times(first, 0, 0, 0, 0),
                        "in a cold process"));
                rows.addAll(BarRuns.inThreads(Stopwatch.time(
                        sizes.rounds(),
                        List.of(
                                new Stopwatch.Contender(
                                        "ticks.read", "read mapped columns", TICKS, () -> read(ticks.reader())),
                                new Stopwatch.Contender(
                                        "ticks.session",
                                        "1m bars from ticks, SMA 10/30, trading",
                                        TICKS,
                                        () -> session(ticks, scratch)),
                                new Stopwatch.Contender(
                                        "ticks.bare",
                                        "the same without an engine",
                                        TICKS,
                                        () -> BareCross.play(ticks.reader(), new Tick()))))));
            }
        }
        return rows;
    }

    private static Outcome generate(Store store, long count) {
        Instrument instrument = new Instrument(
                0, SYMBOL, AssetClass.CRYPTO, Currency.USD, Fixed.ONE / 100, 1, Fixed.ONE, TradingCalendar.CONTINUOUS);
        MarketSpec spec = new MarketSpec(
                instrument,
                Interval.parse("1m"),
                START,
                START + 20 * 365 * Interval.DAY,
                100 * Fixed.ONE,
                Fixed.ONE / 100,
                100);
        GeneratedTicks all = new GeneratedTicks(spec, new Motion.GeometricBrownian(0, 0.6), 42);
        long[] left = {count};
        TickReader some = tick -> left[0]-- > 0 && all.read(tick);
        ImportRecord source = new ImportRecord("generated", "", count, "bench", "", "seed 42");
        long rows = new Importer(store)
                .ticks(new DataSetId(SYMBOL, DataSetId.TRADES), AssetClass.CRYPTO, some, source)
                .added();
        return Outcome.of(rows);
    }

    private static Outcome read(TickReader reader) {
        Tick tick = new Tick();
        long count = 0;
        long check = 0;
        while (reader.read(tick)) {
            count++;
            check += tick.price ^ tick.time + tick.size;
        }
        return new Outcome(count, Long.toHexString(check), -1);
    }

    private static Outcome session(OpenedTicks ticks, Scratch scratch) throws IOException {
        SessionConfig config = new SessionConfig(
                new Instruments(List.of(ticks.instrument())),
                List.of(8),
                Interval.parse("1m"),
                new AccountSettings(100_000 * Fixed.ONE, Currency.USD, Fixed.ONE, false),
                RiskLimits.NONE,
                SessionRun.BOUNDED,
                0,
                START - 1,
                START + 20 * 365 * Interval.DAY);
        var file = scratch.fresh(".log");
        try (EventLog log = new EventLog(file);
                BackgroundRecord record = new BackgroundRecord(log)) {
            RunRecorder recorder = new RunRecorder(LogLevel.FULL, record);
            Wiring wiring = Wiring.replay(ticks.reader(), START - 1, ExecutionSettings.FREE.models(1));
            List<Session.Member> members = List.of(new Session.Member("bench", new AverageCross(10, 30, true)));
            Session session = new Session(config, wiring, members, recorder);
            session.run();
            recorder.finish();
            return new Outcome(
                    session.ticks(), Outcome.money(session.portfolio().equity()), recorder.fillCount());
        } finally {
            file.toFile().delete();
        }
    }
}
