package planted.event;

/// Planted: event knows indicator, which is to its right.
public final class UsesRoomToTheRight {
    public planted.indicator.UsesRoomToTheRight right() {
        return new planted.indicator.UsesRoomToTheRight();
    }
}
