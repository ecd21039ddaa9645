package tapedeck.lab.research.proof;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tapedeck.engine.MarketData;
import tapedeck.engine.RunSpec;
import tapedeck.engine.Session;
import tapedeck.engine.SessionConfig;
import tapedeck.engine.Wiring;
import tapedeck.execution.AccountSettings;
import tapedeck.model.StrategyException;

/// One run of a subject over some data, played only as far as an examiner wants to know. Not thread-safe, used once.
///
/// Nothing is hashed or kept on disk: a thousand of them cost little more than the bars they play.
final class Trial {
    private final Probe probe;
    private final Notes notes = new Notes();
    private final Session session;
    private @Nullable StrategyException failure;

    /// How a trial differs from the subject's own run.
    ///
    /// @param endTime   no timer or mark after it: that of all the data, however much of it is shown
    /// @param account   to begin with
    /// @param atLeast   closed bars before the first callback; 0 for what the strategy declares
    record Terms(long endTime, AccountSettings account, int atLeast) {}

    Trial(Subject subject, MarketData data, Terms terms) {
        RunSpec spec = subject.spec();
        probe = Probe.of(subject.maker().make(data), terms.atLeast());
        List<Integer> scales = IntStream.range(0, data.instruments().size())
                .mapToObj(data::volumeScale)
                .toList();
        SessionConfig config = new SessionConfig(
                data.instruments(),
                scales,
                data.interval(),
                terms.account(),
                spec.limits(),
                spec.maxBars(),
                0,
                data.startTime() - 1,
                terms.endTime());
        Wiring wiring = Wiring.backtest(data, spec.execution().models(spec.seed()));
        session = new Session(config, wiring, List.of(new Session.Member(subject.name(), probe)), notes);
        session.intrabar(spec.execution().intrabar());
        subject.watcher().accept(session);
        notes.follow(session, probe);
        probe.count(session::ticks);
    }

    Probe probe() {
        return probe;
    }

    Notes notes() {
        return notes;
    }

    Session session() {
        return session;
    }

    /// What the strategy threw, if it did.
    @Nullable
    StrategyException failure() {
        return failure;
    }

    /// Plays all that follows from the bars that end by `time`, and keeps nothing of what follows from later ones.
    void playThrough(long time) {
        playUpTo(time);
        notes.truncate(notes.countThrough(time));
    }

    /// Plays until the last of the times; at each, how many decisions followed from the bars that end by then.
    int[] playAll(long[] times) {
        if (times.length > 0) {
            playUpTo(times[times.length - 1]);
        }
        int[] counts = new int[times.length];
        for (int i = 0; i < times.length; i++) {
            counts[i] = notes.countThrough(times[i]);
        }
        return counts;
    }

    /// Plays everything up to a time, itself included.
    void playUpTo(long time) {
        try {
            session.runUntil(time);
        } catch (StrategyException e) {
            failure = e;
            notes.threw(session.clock().now(), e);
        }
    }
}
