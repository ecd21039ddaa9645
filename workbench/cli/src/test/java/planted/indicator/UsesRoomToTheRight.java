package planted.indicator;

/// Planted: indicator knows strategy, which is to its right.
public final class UsesRoomToTheRight {
    public planted.strategy.UsesRoomToTheRight right() {
        return new planted.strategy.UsesRoomToTheRight();
    }
}
