package planted.strategy;

/// Planted: strategy knows execution, which is to its right.
public final class UsesRoomToTheRight {
    public planted.execution.UsesRoomToTheRight right() {
        return new planted.execution.UsesRoomToTheRight();
    }
}
