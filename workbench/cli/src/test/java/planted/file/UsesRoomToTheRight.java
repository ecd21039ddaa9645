package planted.file;

/// Planted: closes the cycle that begins in model.
public final class UsesRoomToTheRight {
    public planted.model.UsesRoomToTheRight first() {
        return new planted.model.UsesRoomToTheRight();
    }
}
