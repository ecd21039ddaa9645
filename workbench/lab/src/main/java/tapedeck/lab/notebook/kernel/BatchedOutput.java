package tapedeck.lab.notebook.kernel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Collects what a cell prints and passes it on ten times a second, or when there is much of it: each time is a message
/// to the browser, and a million lines must not be a million messages.
///
/// Thread-safe. Never cuts a character of UTF-8 in two.
final class BatchedOutput extends OutputStream {
    private static final long DELAY_MILLIS = 100;
    private static final int MOST_BYTES = 1 << 15;

    private final OutputStream target;
    private final ScheduledExecutorService timer;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private boolean isScheduled;

    /// @param target flushed after every batch
    BatchedOutput(OutputStream target, ScheduledExecutorService timer) {
        this.target = target;
        this.timer = timer;
    }

    @Override
    public synchronized void write(int one) {
        waiting.write(one);
        afterWrite();
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) {
        waiting.write(bytes, from, count);
        afterWrite();
    }

    private void afterWrite() {
        if (waiting.size() >= MOST_BYTES) {
            send(false);
        } else if (!isScheduled) {
            isScheduled = true;
            Future<?> _ = timer.schedule(this::sendLater, DELAY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void sendLater() {
        isScheduled = false;
        send(false);
    }

    /// Everything, now: at the end of a cell.
    synchronized void drain() {
        send(true);
    }

    private void send(boolean isEnd) {
        byte[] bytes = waiting.toByteArray();
        int whole = isEnd ? bytes.length : wholeCharacters(bytes);
        waiting.reset();
        waiting.write(bytes, whole, bytes.length - whole);
        if (whole == 0) {
            return;
        }
        try {
            target.write(Arrays.copyOf(bytes, whole));
            target.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How many of the bytes end with a whole character.
    static int wholeCharacters(byte[] bytes) {
        int end = bytes.length;
        for (int i = end - 1; i >= Math.max(0, end - 4); i--) {
            int head = bytes[i] & 0xff;
            if (head < 0x80) {
                return end;
            }
            if (head >= 0xc0) {
                int length = head >= 0xf0 ? 4 : head >= 0xe0 ? 3 : 2;
                return i + length <= end ? end : i;
            }
        }
        return end;
    }
}
