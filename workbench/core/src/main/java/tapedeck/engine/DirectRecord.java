package tapedeck.engine;

/// Hashes and writes each frame at once, in the thread of the session. Not thread-safe.
public final class DirectRecord implements RecordKeeper {
    private final RecordSink sink;
    private final HashStream decisions = new HashStream();
    private final HashStream fills = new HashStream();
    private final HashStream equity = new HashStream();

    /// @param sink where frames are written
    public DirectRecord(RecordSink sink) {
        this.sink = sink;
    }

    @Override
    public void keep(Stream stream, byte[] frame, int hashed, int written) {
        switch (stream) {
            case DECISIONS -> decisions.add(frame, hashed);
            case FILLS -> fills.add(frame, hashed);
            case EQUITY -> equity.add(frame, hashed);
            case NONE -> {
                // Hashed nowhere.
            }
        }
        if (written > 0) {
            sink.write(frame, written);
        }
    }

    @Override
    public ResultHashes finish() {
        return new ResultHashes(decisions.finish(), fills.finish(), equity.finish());
    }
}
