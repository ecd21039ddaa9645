package planted.cli;

/// Planted: cli knows lab.
public final class CrossesTheWall {
    public planted.lab.CrossesTheWall other() {
        return new planted.lab.CrossesTheWall();
    }
}
