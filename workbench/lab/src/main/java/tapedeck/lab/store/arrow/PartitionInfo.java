package tapedeck.lab.store.arrow;

/// What the catalog keeps of a partition file.
///
/// @param file      name within the data set's folder
/// @param bytes     length of the file
/// @param firstTime time of the first row
/// @param lastTime  time of the last row
/// @param frameCrc  CRC32C of everything in the file that is no record batch
/// @param isCold    columns are compressed
public record PartitionInfo(
        String file, long rows, long bytes, long firstTime, long lastTime, long frameCrc, boolean isCold) {

    /// The same file under another name.
    public PartitionInfo named(String other) {
        return new PartitionInfo(other, rows, bytes, firstTime, lastTime, frameCrc, isCold);
    }
}
