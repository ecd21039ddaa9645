package tapedeck.live.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tapedeck.engine.LogDecoder;
import tapedeck.engine.LogEntry;
import tapedeck.engine.LogLevel;
import tapedeck.engine.LogText;
import tapedeck.engine.RunRecorder;
import tapedeck.engine.Session;
import tapedeck.event.SimulatedClock;
import tapedeck.event.Source;
import tapedeck.event.TickListener;
import tapedeck.file.Tape;
import tapedeck.live.LimitedClock;
import tapedeck.live.bundle.Bundle;
import tapedeck.live.session.SessionPlan;
import tapedeck.model.Instruments;
import tapedeck.model.StrategyException;
import tapedeck.model.Tick;

/// Plays a session's tape to the same session class on a simulated clock and compares every record, byte by byte.
///
/// Inputs and records come from the tape one by one, so a tape of any length needs little memory. One use, one thread.
public final class TapeReplay {
    private static final int CONTEXT = 8;
    /// Records that either side may be ahead of the other.
    private static final int MAX_LEAD = 1 << 20;

    private final Path tape;
    private final LogDecoder decoder;
    private final LogText text;
    private final LimitedClock clock;
    private final Session session;
    private final ArrayDeque<byte[]> expected = new ArrayDeque<>();
    private final ArrayDeque<byte[]> actual = new ArrayDeque<>();
    private final ArrayDeque<String> context = new ArrayDeque<>();
    private final Count decisions = new Count();
    private final Count fills = new Count();
    private final Count records = new Count();
    private final Totals.Sum onTape = new Totals.Sum();
    private final Totals.Sum replayed = new Totals.Sum();
    private final boolean isWhatIf;
    private long inputs;
    private long lastRecordTime = Long.MIN_VALUE;
    private ReplayResult.@Nullable Divergence divergence;
    private @Nullable TapeSource source;

    private static final class Count {
        long onTape;
        long equal;

        ReplayResult.Tally tally() {
            return new ReplayResult.Tally(onTape, equal);
        }
    }

    /// @param bundle the one that the session ran, verified
    public TapeReplay(Path tape, Bundle bundle) throws IOException {
        this(tape, SessionPlan.of(bundle, Tape.header(tape)), false);
    }

    /// Plays only the market's inputs of a tape to a session of other settings, to its end whatever differs.
    public static TapeReplay whatIf(Path tape, SessionPlan changed) throws IOException {
        return new TapeReplay(tape, changed, true);
    }

    private TapeReplay(Path tape, SessionPlan plan, boolean isWhatIf) throws IOException {
        this.tape = tape;
        this.isWhatIf = isWhatIf;
        Instruments instruments = plan.bundle().instruments();
        decoder = new LogDecoder(instruments);
        text = new LogText(instruments);
        clock = new LimitedClock(new SimulatedClock(plan.startTime()));
        RunRecorder recorder = new RunRecorder(LogLevel.ORDERS, (frame, length) -> {
            replayed.add(decoder.decode(frame, length));
            if (divergence == null) {
                actual.add(Arrays.copyOf(frame, length));
                compare();
            }
        });
        session = plan.session(
                clock,
                listener -> {
                    TapeSource made = new TapeSource(listener);
                    source = made;
                    return made;
                },
                recorder);
    }

    /// What is played, for whoever watches how far it is.
    public Session session() {
        return session;
    }

    /// Replays the whole tape, or what there is of it.
    public ReplayResult run() throws IOException {
        Tape.Ending ending = Tape.read(tape, new Player());
        boolean isCut = !ending.isStopped();
        if (isCut) {
            playToLastRecord();
        } else {
            if (divergence == null && (!expected.isEmpty() || !actual.isEmpty())) {
                diverge();
            }
        }
        return new ReplayResult(
                inputs,
                decisions.tally(),
                fills.tally(),
                records.tally(),
                new ReplayResult.Sides(onTape.totals(), replayed.totals()),
                isCut,
                Optional.ofNullable(divergence));
    }

    /// After the last input of a killed session: what timers and bar ends still caused before it was killed.
    private void playToLastRecord() {
        clock.limit(lastRecordTime);
        while ((isWhatIf || !expected.isEmpty()) && !isOver() && step()) {}
        if (divergence == null && !expected.isEmpty()) {
            diverge();
        }
    }

    /// After the first difference only a what-if goes on.
    private boolean isOver() {
        return divergence != null && !isWhatIf;
    }

    private boolean step() {
        try {
            return session.step() > 0;
        } catch (StrategyException e) {
            // the session may have ended by the same error: what it wrote until then is still compared
            return false;
        }
    }

    private final class Player implements Tape.Listener {
        @Override
        public void onInput(Tick tick) {
            inputs++;
            if (divergence == null) {
                remember("input  " + tick);
            }
            TapeSource feed = source;
            if (isOver() || feed == null) {
                return;
            }
            feed.offer(tick);
            while (feed.isPending() && step()) {}
        }

        @Override
        public void onRecord(byte[] frame, int length) {
            LogEntry entry = decoder.decode(frame, length);
            onTape.add(entry);
            records.onTape++;
            decisions.onTape += isDecision(entry) ? 1 : 0;
            fills.onTape += entry instanceof LogEntry.Filled ? 1 : 0;
            lastRecordTime = Math.max(lastRecordTime, entry.time());
            if (divergence == null) {
                expected.add(Arrays.copyOf(frame, length));
                compare();
            }
        }

        @Override
        public void onStop(long time) {
            clock.limit(time);
            while (!isOver() && step()) {}
            session.stop();
        }
    }

    /// Compares as far as both sides have come.
    private void compare() {
        while (divergence == null && !expected.isEmpty() && !actual.isEmpty()) {
            if (!Arrays.equals(expected.element(), actual.element())) {
                diverge();
                return;
            }
            byte[] frame = expected.remove();
            actual.remove();
            LogEntry entry = decoder.decode(frame, frame.length);
            records.equal++;
            decisions.equal += isDecision(entry) ? 1 : 0;
            fills.equal += entry instanceof LogEntry.Filled ? 1 : 0;
            remember("record " + text.of(entry));
        }
        if (expected.size() > MAX_LEAD || actual.size() > MAX_LEAD) {
            diverge();
        }
    }

    private static boolean isDecision(LogEntry entry) {
        return entry instanceof LogEntry.Submitted
                || entry instanceof LogEntry.CancelSent
                || entry instanceof LogEntry.ReplaceSent
                || entry instanceof LogEntry.Denied;
    }

    private void diverge() {
        divergence = new ReplayResult.Divergence(
                records.equal + 1, side(expected.peek()), side(actual.peek()), new ArrayList<>(context));
    }

    private String side(byte @Nullable [] frame) {
        return frame == null ? "nothing more" : text.of(decoder.decode(frame, frame.length));
    }

    private void remember(String line) {
        if (context.size() == CONTEXT) {
            context.remove();
        }
        context.add(line);
    }

    /// Holds one input of the tape until the session has taken it.
    private static final class TapeSource implements Source {
        private final TickListener listener;
        private final Tick tick = new Tick();
        private boolean isPending;

        TapeSource(TickListener listener) {
            this.listener = listener;
        }

        void offer(Tick next) {
            tick.set(next);
            isPending = true;
        }

        boolean isPending() {
            return isPending;
        }

        @Override
        public long nextTime() {
            return isPending ? tick.time : NEVER;
        }

        @Override
        public void dispatch() {
            isPending = false;
            listener.onTick(tick);
        }
    }
}
