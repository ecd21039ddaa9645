package tapedeck.lab.report.model;

import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tapedeck.engine.DirectRecord;
import tapedeck.engine.RecordKeeper;
import tapedeck.engine.RecordSink;
import tapedeck.engine.ResultHashes;

/// Hashes and writes what a session records in a thread of its own, in the order in which it was recorded: of what a
/// trade costs the session half was that.
///
/// The session waits where the other thread is too far behind, so memory is bounded. What goes wrong there is thrown
/// here: by the next frames, or at the end. For one run: one thread records and finishes; any may close it.
public final class BackgroundRecord implements RecordSink, RecordKeeper, AutoCloseable {
    private static final int CHUNK = 1 << 16;
    /// Chunks that may be on their way.
    private static final int BEHIND = 32;
    private static final long PATIENCE_SECONDS = 5;
    private static final int HEADER = 1 + 2 * Integer.BYTES;
    private static final Stream[] STREAMS = Stream.values();

    private final DirectRecord record;
    private final BlockingQueue<ByteBuffer> sent = new LinkedBlockingQueue<>();
    private final BlockingQueue<ByteBuffer> free = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(BEHIND);
    private final FutureTask<ResultHashes> keeping = new FutureTask<>(this::keepAll);
    private ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    private volatile boolean hasBegun;
    private volatile boolean isGivenUp;

    /// @param sink gets every frame that is written, in the other thread
    public BackgroundRecord(RecordSink sink) {
        record = new DirectRecord(sink);
    }

    @Override
    public RecordKeeper keeper() {
        return this;
    }

    @Override
    public void write(byte[] frame, int length) {
        keep(Stream.NONE, frame, 0, length);
    }

    @Override
    public void keep(Stream stream, byte[] frame, int hashed, int written) {
        int length = Math.max(hashed, written);
        if (chunk.remaining() < HEADER + length) {
            send();
            ByteBuffer used = free.poll();
            boolean fits = used != null && used.capacity() >= HEADER + length;
            chunk = fits ? used.clear() : ByteBuffer.allocate(Math.max(CHUNK, HEADER + length));
        }
        chunk.put((byte) stream.ordinal()).putInt(hashed).putInt(written).put(frame, 0, length);
    }

    private void send() {
        if (isGivenUp) {
            throw new IllegalStateException("the run was given up");
        }
        if (!hasBegun) {
            Thread thread = new Thread(keeping, "record");
            thread.setDaemon(true);
            thread.start();
            hasBegun = true;
        }
        if (keeping.isDone()) {
            result();
        }
        room.acquireUninterruptibly();
        sent.add(chunk.flip());
    }

    private ResultHashes keepAll() throws InterruptedException {
        try {
            byte[] frame = new byte[CHUNK];
            for (ByteBuffer some = sent.take(); some.hasRemaining() && !isGivenUp; some = sent.take()) {
                while (some.hasRemaining()) {
                    Stream stream = STREAMS[some.get()];
                    int hashed = some.getInt();
                    int written = some.getInt();
                    int length = Math.max(hashed, written);
                    frame = frame.length < length ? new byte[length] : frame;
                    some.get(frame, 0, length);
                    record.keep(stream, frame, hashed, written);
                }
                free.add(some);
                room.release();
            }
            return record.finish();
        } finally {
            // Whoever records must never wait for a thread that is gone.
            room.release(BEHIND);
        }
    }

    @Override
    public ResultHashes finish() {
        if (!hasBegun || chunk.position() > 0) {
            send();
        }
        sent.add(ByteBuffer.allocate(0));
        return result();
    }

    /// Waits for the other thread to end.
    private ResultHashes result() {
        boolean wasInterrupted = false;
        try {
            while (true) {
                try {
                    return keeping.get();
                } catch (InterruptedException e) {
                    wasInterrupted = true;
                }
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failed -> throw failed;
                case Error failed -> throw failed;
                case null, default -> throw new IllegalStateException(e);
            }
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Ends the other thread where the run was given up; afterwards nothing is written any more, unless the log itself
    /// has not answered for seconds.
    @Override
    public void close() {
        isGivenUp = true;
        if (hasBegun && !keeping.isDone()) {
            sent.add(ByteBuffer.allocate(0));
            try {
                keeping.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                // The run ends for another reason, which is the one to be told.
                return;
            }
        }
    }
}
