package tapedeck.live.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import tapedeck.engine.Recorder;
import tapedeck.engine.RunSpec;
import tapedeck.engine.Session;
import tapedeck.engine.SessionConfig;
import tapedeck.engine.Strategies;
import tapedeck.engine.Wiring;
import tapedeck.event.Clock;
import tapedeck.event.Source;
import tapedeck.event.TickListener;
import tapedeck.live.bundle.Bundle;
import tapedeck.model.DataException;
import tapedeck.model.Fixed;
import tapedeck.model.Instruments;
import tapedeck.model.StrategyException;

/// How a bundle becomes a session: the one place from which live and replay both build, so that they cannot differ.
///
/// @param spec       settings and parameters: the bundle's, or others for a what-if
/// @param startTime  before the first event; on the tape
/// @param graceNanos how long a bar waits for late ticks after its end; on the tape
public record SessionPlan(Bundle bundle, RunSpec spec, long startTime, long graceNanos) {
    private static final String START = "session.start";
    private static final String GRACE = "session.grace";

    /// As it was promoted.
    public SessionPlan(Bundle bundle, long startTime, long graceNanos) {
        this(bundle, bundle.recipe().spec(), startTime, graceNanos);
    }

    /// The same session under other settings.
    public SessionPlan with(RunSpec other) {
        return new SessionPlan(bundle, other, startTime, graceNanos);
    }

    /// The frozen class of a strategy.
    public Class<?> strategyClass(int index) {
        return load(bundle.loader(), bundle.strategyClasses().get(index));
    }

    /// Reads the plan of a session that has been.
    public static SessionPlan of(Bundle bundle, SortedMap<String, String> tapeHeader) {
        return new SessionPlan(bundle, number(tapeHeader, START), number(tapeHeader, GRACE));
    }

    void describe(SortedMap<String, String> tapeHeader) {
        tapeHeader.put(START, Long.toString(startTime));
        tapeHeader.put(GRACE, Long.toString(graceNanos));
    }

    /// A new session of fresh strategy instances from the frozen classes, with the simulated venue.
    ///
    /// @param feed makes the source of inputs for the session
    public Session session(Clock clock, Function<TickListener, Source> feed, Recorder recorder) {
        Instruments instruments = bundle.instruments();
        // ticks carry sizes at 1e-8, whatever the scale of the bars that the run was made with
        List<Integer> scales = Collections.nCopies(instruments.size(), Fixed.DIGITS);
        SessionConfig config = new SessionConfig(
                instruments,
                scales,
                spec.data().interval(),
                spec.account(),
                spec.limits(),
                spec.maxBars(),
                graceNanos,
                startTime,
                Long.MAX_VALUE);
        Wiring wiring = Wiring.paper(clock, feed, spec.execution().models(spec.seed()));
        return new Session(config, wiring, members(), recorder);
    }

    private List<Session.Member> members() {
        ClassLoader loader = bundle.loader();
        List<String> classes = bundle.strategyClasses();
        List<Session.Member> members = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            RunSpec.Strategy strategy = spec.strategies().get(i);
            Class<?> type = load(loader, classes.get(i));
            Strategies.Ready ready = Strategies.create(type, strategy.parameters(), spec.sizing());
            members.add(new Session.Member(strategy.name(), ready.strategy(), strategy.limits()));
        }
        return members;
    }

    static Class<?> load(ClassLoader loader, String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new StrategyException(
                            "TD-L060", name, "cannot be loaded from the bundle: " + e.getMessage(), "promote again")
                    .causedBy(e);
        }
    }

    private static long number(SortedMap<String, String> header, String key) {
        try {
            return Long.parseLong(header.getOrDefault(key, ""));
        } catch (NumberFormatException e) {
            throw new DataException("TD-L061", "tape, " + key, "is no number", "the tape is not of a session");
        }
    }
}
