package tapedeck.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Verifies a run while it is played again: every frame it writes must be the next one of the recorded log.
///
/// *Verify* gives a run this sink instead of a log and the specification that is in its folder, at the level at which
/// it was recorded. *What-if* plays a changed specification and compares the two logs with [#compare]. Memory is
/// bounded; after the first difference the rest is not looked at. Not thread-safe.
public final class Replay implements RecordSink {
    /// Entries kept to show what led to a difference.
    public static final int SHOWN = 8;

    /// The frames of a log, in order.
    public interface Frames {
        /// The next frame, or an empty array at the end.
        byte[] next();

        /// Only what a log of this level keeps: logs of different levels can be compared.
        default Frames at(LogLevel level) {
            return () -> {
                byte[] frame = next();
                while (frame.length > 0 && !level.keeps(frame)) {
                    frame = next();
                }
                return frame;
            };
        }
    }

    private final LogDecoder firstDecoder;
    private final LogDecoder secondDecoder;
    private final Frames recorded;
    private final ArrayDeque<byte[]> before = new ArrayDeque<>();
    private @Nullable Divergence divergence;
    private long index;

    public Replay(LogDecoder decoder, Frames recorded) {
        this(decoder, decoder, recorded);
    }

    private Replay(LogDecoder firstDecoder, LogDecoder secondDecoder, Frames recorded) {
        this.firstDecoder = firstDecoder;
        this.secondDecoder = secondDecoder;
        this.recorded = recorded;
    }

    @Override
    public void write(byte[] frame, int length) {
        if (divergence != null) {
            return;
        }
        byte[] expected = recorded.next();
        index++;
        if (Arrays.equals(expected, 0, expected.length, frame, 0, length)) {
            remember(expected);
        } else {
            divergence = differ(expected, Arrays.copyOf(frame, length));
        }
    }

    /// Of marks that follow each other only the last one: days on which nothing happened lead to nothing.
    private void remember(byte[] frame) {
        byte[] last = before.peekLast();
        if (last != null && last[0] == FrameKind.EQUITY && frame[0] == FrameKind.EQUITY) {
            before.removeLast();
        } else if (before.size() == SHOWN) {
            before.removeFirst();
        }
        before.addLast(frame);
    }

    private Divergence differ(byte[] first, byte[] second) {
        var shared = new ArrayList<LogEntry>();
        before.forEach(frame -> shared.add(firstDecoder.decode(frame, frame.length)));
        return new Divergence(index, decode(firstDecoder, first), decode(secondDecoder, second), shared);
    }

    private static Optional<LogEntry> decode(LogDecoder decoder, byte[] frame) {
        return frame.length == 0 ? Optional.empty() : Optional.of(decoder.decode(frame, frame.length));
    }

    /// The run has ended: the first difference, or nothing where it repeated the recorded one to its last entry.
    public Optional<Divergence> finish() {
        if (divergence == null) {
            byte[] more = recorded.next();
            index++;
            if (more.length > 0) {
                divergence = differ(more, new byte[0]);
            }
        }
        return Optional.ofNullable(divergence);
    }

    /// Entries that agreed.
    public long agreed() {
        return divergence == null ? index : divergence.index() - 1;
    }

    /// The first difference of two recorded logs.
    public static Optional<Divergence> compare(LogDecoder decoder, Frames first, Frames second) {
        return compare(decoder, first, decoder, second);
    }

    /// The first difference of two recorded logs of different instruments.
    public static Optional<Divergence> compare(
            LogDecoder firstDecoder, Frames first, LogDecoder secondDecoder, Frames second) {
        Replay replay = new Replay(firstDecoder, secondDecoder, first);
        byte[] frame = second.next();
        while (frame.length > 0 && replay.divergence == null) {
            replay.write(frame, frame.length);
            frame = second.next();
        }
        return replay.finish();
    }
}
