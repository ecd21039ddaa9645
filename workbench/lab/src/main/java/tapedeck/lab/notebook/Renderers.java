package tapedeck.lab.notebook;

import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/// Teaches a kernel of the JJava family what Tapedeck's answers, tables and charts look like. Found by `ServiceLoader`.
public final class Renderers implements Extension {
    @Override
    public void install(BaseKernel kernel) {
        var renderer = kernel.getRenderer();
        renderer.createRegistration(Rendered.class)
                .preferring(MIMEType.TEXT_HTML)
                .supporting(MIMEType.TEXT_PLAIN)
                .register((value, context) -> {
                    context.renderIfRequested(MIMEType.TEXT_HTML, value::html);
                    context.renderIfRequested(MIMEType.TEXT_PLAIN, value::toString);
                });
        renderer.createRegistration(Table.class)
                .preferring(MIMEType.TEXT_HTML)
                .supporting(MIMEType.TEXT_PLAIN)
                .register((table, context) -> {
                    context.renderIfRequested(MIMEType.TEXT_HTML, () -> TableHtml.of(table));
                    context.renderIfRequested(MIMEType.TEXT_PLAIN, () -> table.print(20));
                });
        // the SVG as HTML too: a static export cleans image/svg+xml until nothing is left of it
        renderer.createRegistration(Chart.class)
                .preferring(MIMEType.TEXT_HTML, MIMEType.IMAGE_SVG, MIMEType.IMAGE_PNG)
                .register((chart, context) -> {
                    String svg = ChartPictures.svg(chart);
                    context.renderIfRequested(MIMEType.TEXT_HTML, () -> svg);
                    context.renderIfRequested(MIMEType.IMAGE_SVG, () -> svg);
                    context.renderIfRequested(MIMEType.IMAGE_PNG, () -> ChartPictures.png(chart));
                });
    }
}
