package tapedeck.lab.store.column;

/// Takes bars as a source says them, before the data set's volume scale is known.
public interface BarSink {
    /// One bar.
    ///
    /// @param volume   digits of the volume without its point
    /// @param decimals how many of them stand after the point, 0 to 18
    void bar(long start, long open, long high, long low, long close, long volume, int decimals);
}
