package planted.ta4j;

/// Planted: ta4j knows cli.
public final class CrossesTheWall {
    public planted.cli.CrossesTheWall other() {
        return new planted.cli.CrossesTheWall();
    }
}
