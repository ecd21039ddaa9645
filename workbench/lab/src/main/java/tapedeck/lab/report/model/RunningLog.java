package tapedeck.lab.report.model;

import org.jspecify.annotations.Nullable;
import tapedeck.engine.LogDecoder;
import tapedeck.engine.RecordSink;

/// Gathers a run's log while the run goes on, so that nothing has to be read back when it ends.
///
/// Passes each frame on first and then understands it, in the thread that writes; see [BackgroundRecord] for one of its
/// own. Not thread-safe.
public final class RunningLog implements RecordSink {
    private final RecordSink next;
    private @Nullable Gathering gathering;
    private @Nullable Throwable failure;

    private record Gathering(RunLog log, LogDecoder decoder) {}

    /// @param next gets every frame, too
    public RunningLog(RecordSink next) {
        this.next = next;
    }

    /// Before the first frame; without it frames are only passed on.
    ///
    /// @param facts of the run, as far as they are known before it
    public void begin(RunFacts facts) {
        gathering = new Gathering(RunLog.of(facts), new LogDecoder(facts.instruments()));
    }

    @Override
    public void write(byte[] frame, int length) {
        next.write(frame, length);
        Gathering now = gathering;
        if (now != null) {
            try {
                now.log.accept(now.decoder.decode(frame, length));
            } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
                // A report that cannot be made must not stop the run: told at the end.
                failure = e;
                gathering = null;
            }
        }
    }

    /// All of it, after the last frame.
    public RunLog finish() {
        switch (failure) {
            case RuntimeException failed -> throw failed;
            case Error failed -> throw failed;
            case null, default -> {
                Gathering all = gathering;
                if (all == null) {
                    throw new IllegalStateException("never begun");
                }
                return all.log;
            }
        }
    }
}
