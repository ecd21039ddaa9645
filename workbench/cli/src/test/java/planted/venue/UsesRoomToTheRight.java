package planted.venue;

/// Planted: venue knows engine, which is to its right.
public final class UsesRoomToTheRight {
    public planted.engine.UsesRoomToTheRight right() {
        return new planted.engine.UsesRoomToTheRight();
    }
}
