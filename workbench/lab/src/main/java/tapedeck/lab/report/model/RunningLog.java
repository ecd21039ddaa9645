package tapedeck.lab.report.model;

import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tapedeck.engine.LogDecoder;
import tapedeck.engine.RecordSink;

/// Gathers a run's log while the run goes on, so that nothing has to be read back when it ends.
///
/// Frames are written by one thread, which passes them on first, and understood by another of its own; the writer waits
/// where that one is too far behind. Finished and closed by the thread that waits for the run.
public final class RunningLog implements RecordSink, AutoCloseable {
    private static final int CHUNK = 1 << 16;
    private static final int BEHIND = 64;

    private final RecordSink next;
    private final BlockingQueue<ByteBuffer> written = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(BEHIND);
    private ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    private @Nullable FutureTask<RunLog> reading;
    private volatile boolean isOver;

    /// @param next gets every frame, too
    public RunningLog(RecordSink next) {
        this.next = next;
    }

    /// Before the first frame, by the thread that writes; without it frames are only passed on.
    ///
    /// @param facts of the run, as far as they are known before it
    public void begin(RunFacts facts) {
        FutureTask<RunLog> task = new FutureTask<>(() -> read(facts));
        reading = task;
        Thread thread = new Thread(task, "log");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void write(byte[] frame, int length) {
        next.write(frame, length);
        if (reading == null || isOver) {
            return;
        }
        if (chunk.remaining() < Integer.BYTES + length) {
            handOver();
            chunk = ByteBuffer.allocate(Math.max(CHUNK, Integer.BYTES + length));
        }
        chunk.putInt(length).put(frame, 0, length);
    }

    private void handOver() {
        room.acquireUninterruptibly();
        written.add(chunk.flip());
    }

    private RunLog read(RunFacts facts) throws InterruptedException {
        try {
            RunLog log = RunLog.of(facts);
            LogDecoder decoder = new LogDecoder(facts.instruments());
            byte[] frame = new byte[CHUNK];
            for (ByteBuffer some = written.take(); some.hasRemaining() && !isOver; some = written.take()) {
                while (some.hasRemaining()) {
                    int length = some.getInt();
                    frame = frame.length < length ? new byte[length] : frame;
                    some.get(frame, 0, length);
                    log.accept(decoder.decode(frame, length));
                }
                room.release();
            }
            return log;
        } finally {
            // Whoever writes must never wait for a reader that is gone.
            isOver = true;
            room.release(BEHIND);
        }
    }

    /// All of it, after the last frame.
    public RunLog finish() throws InterruptedException {
        FutureTask<RunLog> task = reading;
        if (task == null) {
            throw new IllegalStateException("never begun");
        }
        handOver();
        written.add(ByteBuffer.allocate(0));
        try {
            return task.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failed -> throw failed;
                case Error failed -> throw failed;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    /// Ends the other thread where it still waits.
    @Override
    public void close() {
        isOver = true;
        written.add(ByteBuffer.allocate(0));
    }
}
