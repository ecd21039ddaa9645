package planted.strategies;

/// Planted: strategies knows lab.
public final class CrossesTheWall {
    public planted.lab.CrossesTheWall other() {
        return new planted.lab.CrossesTheWall();
    }
}
