package planted.live;

/// Planted: live knows cli.
public final class CrossesTheWall {
    public planted.cli.CrossesTheWall other() {
        return new planted.cli.CrossesTheWall();
    }
}
