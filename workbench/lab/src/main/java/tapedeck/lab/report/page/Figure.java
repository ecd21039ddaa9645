package tapedeck.lab.report.page;

import java.util.ArrayList;
import java.util.List;
import tapedeck.lab.analytics.Decimals;

/// A small chart: SVG that needs no script, and that the page's script stretches to the width it finds.
///
/// What is drawn is one group in tenths of a unit from the plot's upper left corner, its strokes independent of scale;
/// so a chart is in the page once, and stretching it moves labels and changes one transformation. Built by one thread.
/// Coordinates are those of the data; ticks carry their own labels.
final class Figure {
    /// Width of a chart that stretches: the script knows it.
    private static final int NARROW = 520;

    /// A stroke keeps its width however far the chart is stretched.
    private static final String STEADY = " vector-effect=\"non-scaling-stroke\"";

    private static final int LEFT = 54;
    private static final int RIGHT = 10;
    private static final int TOP = 8;
    private static final int BOTTOM = 22;

    private final String label;
    private final Range x;
    private final Range y;
    private final List<Tick> xTicks = new ArrayList<>();
    private final List<Tick> yTicks = new ArrayList<>();
    private final List<Layer> layers = new ArrayList<>();

    /// Ends of an axis.
    record Range(double from, double to) {
        Range {
            if (!(to > from)) {
                double middle = Double.isFinite(from) ? from : 0;
                from = middle - 0.5;
                to = middle + 0.5;
            }
        }

        /// Widened by a share at both ends.
        Range padded(double share) {
            double room = (to - from) * share;
            return new Range(from - room, to + room);
        }
    }

    record Tick(double at, String label) {}

    /// Data to tenths of a unit, from the upper left corner of the plot.
    record Frame(Range across, Range up, int width, int height) {
        int x(double value) {
            return (int) Math.round(width * (value - across.from()) / (across.to() - across.from()));
        }

        int y(double value) {
            return (int) Math.round(height * (up.to() - value) / (up.to() - up.from()));
        }
    }

    /// Shapes of one look.
    ///
    /// @param kind  `line`, `area` (a line, filled to y = 0 or the lower end), `bar` (x0 x1 y0 y1), `dot` (x y)
    /// @param color a variable of the style sheet
    /// @param fill  of an area
    record Layer(String kind, String color, String fill, double width, List<double[]> shapes) {}

    /// @param label what a screen reader says
    Figure(String label, Range x, Range y) {
        this.label = label;
        this.x = x;
        this.y = y;
    }

    Figure xTick(double at, String text) {
        xTicks.add(new Tick(at, text));
        return this;
    }

    Figure yTick(double at, String text) {
        yTicks.add(new Tick(at, text));
        return this;
    }

    Figure layer(String kind, String color, double width, double[][] shapes) {
        layers.add(new Layer(kind, color, "none", width, List.of(shapes)));
        return this;
    }

    /// A line and the ground between it and zero.
    Figure area(String fill, String color, double width, double[][] points) {
        layers.add(new Layer("area", color, fill, width, List.of(points)));
        return this;
    }

    /// In a frame that the script stretches.
    void write(Markup page, int height) {
        page.raw("<div class=\"plot fig\">").raw(svg(NARROW, height)).raw("</div>");
    }

    /// The chart as SVG of a width and height in its own units.
    String svg(int width, int height) {
        Frame frame = new Frame(x, y, (width - LEFT - RIGHT) * 10, (height - TOP - BOTTOM) * 10);
        StringBuilder out = new StringBuilder(1 << 12);
        out.append("<svg viewBox=\"0 0 ").append(width).append(' ').append(height);
        out.append("\" role=\"img\" aria-label=\"").append(Markup.escape(label)).append("\">");
        StringBuilder grid = new StringBuilder();
        for (Tick tick : yTicks) {
            int at = frame.y(tick.at());
            grid.append('M').append(0).append(' ').append(at).append('H').append(frame.width());
            text(out, "y", LEFT - 8, TOP + at / 10 + 4, tick.label());
        }
        for (Tick tick : xTicks) {
            text(out, "x", LEFT + frame.x(tick.at()) / 10, height - 5, tick.label());
        }
        out.append("<g transform=\"translate(")
                .append(LEFT)
                .append(' ')
                .append(TOP)
                .append(")scale(.1)\">");
        if (!grid.isEmpty()) {
            out.append("<path d=\"").append(grid).append("\" stroke=\"var(--line)\"" + STEADY + "/>");
        }
        for (Layer layer : layers) {
            out.append("<path d=\"");
            draw(new PathText(out, frame), layer);
            look(out.append('"'), layer);
            out.append(STEADY).append("/>");
        }
        return out.append("</g></svg>").toString();
    }

    private static void text(StringBuilder out, String type, int x, int y, String text) {
        out.append("<text class=\"")
                .append(type)
                .append("\" x=\"")
                .append(x)
                .append("\" y=\"")
                .append(y);
        out.append("\">").append(Markup.escape(text)).append("</text>");
    }

    private void draw(PathText path, Layer layer) {
        switch (layer.kind()) {
            case "line" -> path.line(layer.shapes());
            case "area" -> path.area(layer.shapes(), Math.max(y.from(), Math.min(0, y.to())));
            case "bar" -> layer.shapes().forEach(path::bar);
            default -> layer.shapes().forEach(path::dot);
        }
    }

    private static void look(StringBuilder out, Layer layer) {
        boolean isBar = layer.kind().equals("bar");
        String fill = isBar ? layer.color() : layer.fill();
        if (!fill.equals("none")) {
            out.append(" fill=\"var(--").append(fill).append(")\"");
        }
        if (!isBar) {
            out.append(" stroke=\"var(--").append(layer.color()).append(")\" stroke-width=\"");
            Decimals.appendTrimmed(out, layer.width(), 2).append('"');
        }
        if (layer.kind().equals("dot")) {
            out.append(" class=\"dots\"");
        }
    }
}
