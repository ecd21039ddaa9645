package tapedeck.engine;

/// How much of a run is written to its event log; the hashes are computed at every level.
public enum LogLevel {
    NONE,
    /// Orders, fills, trades and equity marks.
    ORDERS,
    /// Also what the venue said in between, and what strategies plotted.
    FULL;

    /// Whether a log of this level has a frame.
    boolean keeps(byte[] frame) {
        return switch (this) {
            case NONE -> false;
            case ORDERS ->
                switch (frame[0]) {
                    case FrameKind.ACCEPTED,
                            FrameKind.TRIGGERED,
                            FrameKind.REPLACED,
                            FrameKind.REPLACE_REJECTED,
                            FrameKind.CANCEL_REJECTED,
                            FrameKind.PLOT -> false;
                    default -> true;
                };
            case FULL -> true;
        };
    }
}
