package planted.engine;

/// Planted: engine knows file, which is to its right.
public final class UsesRoomToTheRight {
    public planted.file.UsesRoomToTheRight right() {
        return new planted.file.UsesRoomToTheRight();
    }
}
