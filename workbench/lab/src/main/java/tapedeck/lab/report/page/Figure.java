package tapedeck.lab.report.page;

import java.util.ArrayList;
import java.util.List;
import tapedeck.lab.report.model.JsonText;

/// A small chart as data: written as static SVG for print and readers without scripts, and as JSON that the page's
/// script draws anew for its width.
///
/// Built by one thread. Coordinates are those of the data; ticks carry their own labels.
final class Figure {
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

    /// Shapes of one look.
    ///
    /// @param kind  `line`, `area` (to y = 0 or the lower end), `bar` (x0 x1 y0 y1), `dot` (x y)
    /// @param color a variable of the style sheet
    record Layer(String kind, String color, double width, List<double[]> shapes, List<String> titles) {}

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
        return layer(kind, color, width, shapes, List.of());
    }

    /// Shapes with a title each, shown on hover.
    Figure layer(String kind, String color, double width, double[][] shapes, List<String> titles) {
        layers.add(new Layer(kind, color, width, List.of(shapes), titles));
        return this;
    }

    /// The chart as SVG of a width and height in its own units.
    String svg(int width, int height) {
        StringBuilder out = new StringBuilder();
        out.append("<svg viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" role=\"img\" aria-label=\"");
        out.append(Markup.escape(label)).append("\">");
        for (Tick tick : yTicks) {
            String at = one(py(tick.at(), height));
            out.append("<line x1=\"")
                    .append(LEFT)
                    .append("\" x2=\"")
                    .append(width - RIGHT)
                    .append("\" y1=\"")
                    .append(at);
            out.append("\" y2=\"").append(at).append("\" stroke=\"var(--line)\"/>");
            out.append("<text x=\"").append(LEFT - 8).append("\" y=\"").append(one(py(tick.at(), height) + 4));
            out.append("\" text-anchor=\"end\">")
                    .append(Markup.escape(tick.label()))
                    .append("</text>");
        }
        for (Tick tick : xTicks) {
            out.append("<text x=\"")
                    .append(one(px(tick.at(), width)))
                    .append("\" y=\"")
                    .append(height - 5);
            out.append("\" text-anchor=\"middle\">")
                    .append(Markup.escape(tick.label()))
                    .append("</text>");
        }
        layers.forEach(layer -> draw(out, layer, width, height));
        return out.append("</svg>").toString();
    }

    private void draw(StringBuilder out, Layer layer, int width, int height) {
        switch (layer.kind()) {
            case "line", "area" -> path(out, layer, width, height);
            case "bar" -> bars(out, layer, width, height);
            default -> dots(out, layer, width, height);
        }
    }

    private void path(StringBuilder out, Layer layer, int width, int height) {
        StringBuilder path = new StringBuilder();
        boolean isDown = false;
        for (double[] point : layer.shapes()) {
            boolean isHere = Double.isFinite(point[1]);
            if (isHere) {
                path.append(isDown ? 'L' : 'M').append(one(px(point[0], width))).append(' ');
                path.append(one(py(point[1], height)));
            }
            isDown = isHere;
        }
        boolean isArea = layer.kind().equals("area");
        if (isArea && !layer.shapes().isEmpty()) {
            String base = one(py(Math.max(y.from(), Math.min(0, y.to())), height));
            List<double[]> shapes = layer.shapes();
            path.append('L')
                    .append(one(px(shapes.getLast()[0], width)))
                    .append(' ')
                    .append(base);
            path.append('L')
                    .append(one(px(shapes.getFirst()[0], width)))
                    .append(' ')
                    .append(base)
                    .append('Z');
        }
        out.append("<path d=\"").append(path).append("\" fill=\"");
        out.append(isArea ? "var(--" + layer.color() + ")" : "none").append('"');
        if (!isArea) {
            out.append(" stroke=\"var(--").append(layer.color()).append(")\" stroke-width=\"");
            out.append(layer.width()).append("\" stroke-linejoin=\"round\"");
        }
        out.append("/>");
    }

    private void bars(StringBuilder out, Layer layer, int width, int height) {
        StringBuilder path = new StringBuilder();
        for (double[] bar : layer.shapes()) {
            double left = px(bar[0], width) + 0.5;
            double right = Math.max(left + 0.6, px(bar[1], width) - 0.5);
            path.append('M').append(one(left)).append(' ').append(one(py(bar[2], height)));
            path.append('H').append(one(right)).append('V').append(one(py(bar[3], height)));
            path.append('H').append(one(left)).append('Z');
        }
        out.append("<path d=\"")
                .append(path)
                .append("\" fill=\"var(--")
                .append(layer.color())
                .append(")\"/>");
    }

    private void dots(StringBuilder out, Layer layer, int width, int height) {
        StringBuilder path = new StringBuilder();
        for (double[] dot : layer.shapes()) {
            path.append('M')
                    .append(one(px(dot[0], width)))
                    .append(' ')
                    .append(one(py(dot[1], height)))
                    .append("h0");
        }
        out.append("<path d=\"")
                .append(path)
                .append("\" fill=\"none\" stroke=\"var(--")
                .append(layer.color());
        out.append(")\" stroke-linecap=\"round\" stroke-width=\"")
                .append(layer.width())
                .append("\"/>");
    }

    /// The same chart for the page's script.
    String json(int height) {
        JsonText json = new JsonText().object().put("label", label).put("h", height);
        range(json.name("x"), x);
        range(json.name("y"), y);
        ticks(json.array("xt"), xTicks);
        ticks(json.array("yt"), yTicks);
        json.array("m");
        for (Layer layer : layers) {
            json.object().put("k", layer.kind()).put("c", layer.color());
            json.name("w").rounded(layer.width(), 3).array("d");
            for (double[] shape : layer.shapes()) {
                json.array();
                for (double value : shape) {
                    json.rounded(value, 4);
                }
                json.endArray();
            }
            json.endArray();
            if (!layer.titles().isEmpty()) {
                json.array("t");
                layer.titles().forEach(json::value);
                json.endArray();
            }
            json.endObject();
        }
        return json.endArray().endObject().toString();
    }

    private static void range(JsonText json, Range range) {
        json.array().rounded(range.from(), 8).rounded(range.to(), 8).endArray();
    }

    private static void ticks(JsonText json, List<Tick> ticks) {
        for (Tick tick : ticks) {
            json.array().rounded(tick.at(), 8).value(tick.label()).endArray();
        }
        json.endArray();
    }

    private double px(double value, int width) {
        return LEFT + (width - LEFT - RIGHT) * (value - x.from()) / (x.to() - x.from());
    }

    private double py(double value, int height) {
        return TOP + (height - TOP - BOTTOM) * (y.to() - value) / (y.to() - y.from());
    }

    private static String one(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
    }
}
