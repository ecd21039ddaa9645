package tapedeck.lab.report.page;

import java.util.List;

/// The `d` of an SVG path under construction: whole numbers, relative where that is shorter.
///
/// Not thread-safe.
final class PathText {
    private final StringBuilder out;
    private final Figure.Frame frame;
    private int x;
    private int y;
    private boolean isLine;

    PathText(StringBuilder out, Figure.Frame frame) {
        this.out = out;
        this.frame = frame;
    }

    /// Points that are joined; what is not finite leaves a gap.
    void line(List<double[]> points) {
        boolean isDown = false;
        for (double[] point : points) {
            boolean isHere = Double.isFinite(point[1]);
            if (isHere && isDown) {
                lineTo(frame.x(point[0]), frame.y(point[1]));
            } else if (isHere) {
                moveTo(frame.x(point[0]), frame.y(point[1]));
                // A point alone is seen only if something is drawn.
                out.append("h0");
            }
            isDown = isHere;
        }
    }

    /// The same from the base and back to it; open, so that a stroke does not follow the base.
    void area(List<double[]> points, double base) {
        int ground = frame.y(base);
        boolean isDown = false;
        for (double[] point : points) {
            if (Double.isFinite(point[1])) {
                if (!isDown) {
                    moveTo(frame.x(point[0]), ground);
                }
                lineTo(frame.x(point[0]), frame.y(point[1]));
                isDown = true;
            }
        }
        if (isDown) {
            out.append('V').append(ground);
        }
    }

    /// A rectangle `x0 x1 y0 y1`, with half a unit of room at each side.
    void bar(double[] bar) {
        int left = frame.x(bar[0]) + 5;
        int width = Math.max(6, frame.x(bar[1]) - 5 - left);
        int top = frame.y(bar[2]);
        moveTo(left, top);
        out.append('v').append(frame.y(bar[3]) - top).append('h').append(width);
        out.append('V').append(top).append('z');
    }

    /// A point, which a round stroke makes a dot.
    void dot(double[] dot) {
        moveTo(frame.x(dot[0]), frame.y(dot[1]));
        out.append("h0");
    }

    private void moveTo(int toX, int toY) {
        out.append('M').append(toX).append(toY < 0 ? "" : " ").append(toY);
        x = toX;
        y = toY;
        isLine = false;
    }

    private void lineTo(int toX, int toY) {
        int right = toX - x;
        int down = toY - y;
        if (right == 0 && down == 0) {
            return;
        }
        if (!isLine) {
            out.append('l');
        } else if (right >= 0) {
            out.append(' ');
        }
        out.append(right).append(down < 0 ? "" : " ").append(down);
        x = toX;
        y = toY;
        isLine = true;
    }
}
