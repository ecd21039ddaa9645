package planted.execution;

/// Planted: execution knows venue, which is to its right.
public final class UsesRoomToTheRight {
    public planted.venue.UsesRoomToTheRight right() {
        return new planted.venue.UsesRoomToTheRight();
    }
}
