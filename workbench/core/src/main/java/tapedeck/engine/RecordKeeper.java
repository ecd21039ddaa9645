package tapedeck.engine;

/// Keeps what a recorder encodes: hashed into one of three streams, written to a log, or both; always in order.
public interface RecordKeeper {
    /// Which of the three hashes a frame goes into.
    enum Stream {
        DECISIONS,
        FILLS,
        EQUITY,
        /// It is only written.
        NONE
    }

    /// Keeps one frame; the array is reused after the call.
    ///
    /// @param hashed  how many bytes from the front are hashed
    /// @param written how many bytes from the front are written; 0 where the frame is not
    void keep(Stream stream, byte[] frame, int hashed, int written);

    /// The three hashes of everything that was kept; it is used up.
    ResultHashes finish();
}
