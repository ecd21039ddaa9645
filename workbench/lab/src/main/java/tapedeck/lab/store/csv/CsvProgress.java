package tapedeck.lab.store.csv;

/// Told now and then how far the reading of a file is.
public interface CsvProgress {
    CsvProgress NONE = (bytes, rows) -> {};

    /// @param bytes read of the file, as it lies on disk
    void at(long bytes, long rows);
}
