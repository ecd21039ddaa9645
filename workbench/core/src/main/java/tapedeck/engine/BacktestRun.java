package tapedeck.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tapedeck.model.Bar;
import tapedeck.model.Instrument;
import tapedeck.strategy.TradingStrategy;

/// One backtest, made ready and then played: a pure function from a specification, data and strategies to a summary.
public final class BacktestRun {
    private final RunSpec spec;
    private final MarketData data;
    private final RunManifest manifest;
    private final RunRecorder recorder;
    private final Session session;

    /// @param strategies in the order of the specification, their parameters set
    /// @param engineHash content hash of core and bridge classes
    public BacktestRun(
            RunSpec spec, List<TradingStrategy> strategies, MarketData data, String engineHash, RecordSink sink) {
        this(
                spec,
                strategies,
                data,
                engineHash,
                sink,
                Wiring.backtest(data, spec.execution().models(spec.seed())));
    }

    /// With a venue or feed of one's own: tests and models that are not configuration.
    public BacktestRun(
            RunSpec spec,
            List<TradingStrategy> strategies,
            MarketData data,
            String engineHash,
            RecordSink sink,
            Wiring wiring) {
        this.spec = spec;
        this.data = data;
        this.manifest = RunManifest.of(spec, data, engineHash);
        this.recorder = new RunRecorder(spec.logLevel(), sink);
        this.session = new Session(sessionConfig(spec, data), wiring, members(spec, strategies), recorder);
        session.expect(data::barCount);
        session.values(new ValueBoard(data));
        session.intrabar(spec.execution().intrabar());
        if (spec.execution().intrabar() == IntrabarOrder.FINER && data.ticks().isEmpty()) {
            session.finer(finer(data));
        }
        session.atEnd(spec.execution().atEnd());
    }

    private static FinerPath[] finer(MarketData data) {
        return data.instruments().all().stream()
                .map(of -> new FinerPath(
                        data.finer(of.number()), new Bar(of, data.interval(), data.volumeScale(of.number()))))
                .toArray(FinerPath[]::new);
    }

    /// The session's part of a specification.
    public static SessionConfig sessionConfig(RunSpec spec, MarketData data) {
        List<Integer> scales = IntStream.range(0, data.instruments().size())
                .mapToObj(data::volumeScale)
                .toList();
        return new SessionConfig(
                data.instruments(),
                scales,
                data.interval(),
                spec.account(),
                spec.limits(),
                spec.maxBars(),
                0,
                data.startTime() - 1,
                data.endTime());
    }

    private static List<Session.Member> members(RunSpec spec, List<TradingStrategy> strategies) {
        List<Session.Member> members = new ArrayList<>();
        for (int i = 0; i < strategies.size(); i++) {
            RunSpec.Strategy described = spec.strategies().get(i);
            members.add(new Session.Member(described.name(), strategies.get(i), described.limits()));
        }
        return members;
    }

    /// The session, to be stepped by hand where progress is shown.
    public Session session() {
        return session;
    }

    public RunManifest manifest() {
        return manifest;
    }

    /// Plays the whole tape.
    public RunSummary play() {
        session.run();
        return summary();
    }

    /// What it came to; after the last step.
    public RunSummary summary() {
        session.stop();
        closeLastDay();
        int open = 0;
        for (Instrument instrument : data.instruments().all()) {
            for (int s = 0; s < spec.strategies().size(); s++) {
                open += session.portfolio().position(s, instrument.number()).isFlat() ? 0 : 1;
            }
        }
        RunSummary.Counts counts = new RunSummary.Counts(
                session.barsClosed(),
                session.ticks(),
                session.events(),
                recorder.orderCount(),
                recorder.fillCount(),
                recorder.tradeCount(),
                recorder.ambiguousBars());
        return new RunSummary(
                manifest.runId(),
                manifest,
                recorder.finish(),
                counts,
                spec.account().cash(),
                session.portfolio().equity(),
                recorder.feesPaid(),
                recorder.refused(),
                open,
                session.orders().workingOrders().size(),
                recorder.days(),
                data.startTime(),
                data.endTime());
    }

    /// Where the data end within a session, what the account is worth then is that day's close: it would be in no daily
    /// return.
    private void closeLastDay() {
        int days = recorder.days().size();
        if (days == 0 || recorder.days().time(days - 1) < data.endTime()) {
            // however it was played: a walked path stands a nanosecond before the end of its last bar
            session.clock().reach(Math.max(data.endTime(), session.clock().now()));
            session.mark(true);
        }
    }
}
