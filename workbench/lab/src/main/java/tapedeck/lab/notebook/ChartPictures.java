package tapedeck.lab.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.internal.chartpart.Chart;

/// XChart charts as pictures. Stateless.
final class ChartPictures {
    private ChartPictures() {}

    /// One element, to stand in a page among others: the names inside are its own, or a second chart of the page would
    /// be clipped by the first one's frame.
    static String svg(Chart<?, ?> chart) {
        String svg = new String(bytes(chart, "svg"), StandardCharsets.UTF_8);
        String element = svg.substring(Math.max(0, svg.indexOf("<svg")));
        String own = "c" + Integer.toHexString(element.hashCode()) + "-";
        return element.replace(" id=\"", " id=\"" + own)
                .replace("url(#", "url(#" + own)
                .replace("xlink:href=\"#", "xlink:href=\"#" + own);
    }

    /// In base64, as a notebook keeps it.
    static String png(Chart<?, ?> chart) {
        return Base64.getEncoder().encodeToString(bytes(chart, "png"));
    }

    private static byte[] bytes(Chart<?, ?> chart, String format) {
        try {
            return ChartEncoder.getBytes(chart, format);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
