package planted.model;

/// Planted: model knows event, which is to its right.
public final class UsesRoomToTheRight {
    public planted.event.UsesRoomToTheRight right() {
        return new planted.event.UsesRoomToTheRight();
    }
}
