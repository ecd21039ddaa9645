package planted.lab;

/// Planted: lab knows live.
public final class CrossesTheWall {
    public planted.live.CrossesTheWall other() {
        return new planted.live.CrossesTheWall();
    }
}
