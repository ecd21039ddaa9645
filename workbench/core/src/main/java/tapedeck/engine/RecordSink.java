package tapedeck.engine;

/// Takes the frames of an event log, one by one, while the run goes on.
public interface RecordSink {
    /// Keeps nothing.
    RecordSink NONE = (frame, length) -> {};

    /// One frame: the first byte is its kind; the array is reused after the call.
    void write(byte[] frame, int length);
}
