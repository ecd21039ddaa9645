package tapedeck.engine;

/// Takes the frames of an event log, one by one, while the run goes on.
public interface RecordSink {
    /// Keeps nothing.
    RecordSink NONE = (frame, length) -> {};

    /// One frame: the first byte is its kind; the array is reused after the call.
    void write(byte[] frame, int length);

    /// How a run hashes its frames and brings them here: at once, unless a sink has another way.
    default RecordKeeper keeper() {
        return new DirectRecord(this);
    }
}
