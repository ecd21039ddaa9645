package tapedeck.lab.notebook;

import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/// Puts a value where a reader sees it: into the notebook, or without one on standard output. Stateless.
final class Shown {
    private Shown() {}

    static void show(@Nullable Object value) {
        BaseKernel kernel = kernel();
        if (value == null || kernel == null) {
            System.out.println(value);
        } else {
            kernel.display(kernel.getRenderer().render(value));
        }
    }

    private static @Nullable BaseKernel kernel() {
        try {
            return BaseKernel.notebookKernel();
        } catch (NullPointerException e) {
            // the library's way to say that no kernel runs
            return null;
        }
    }

    static String html(Object value) {
        return switch (value) {
            case Rendered rendered -> rendered.html();
            case Table table -> TableHtml.of(table);
            case Chart<?, ?> chart -> ChartPictures.svg(chart);
            default -> "<pre>" + Markup.escape(String.valueOf(value)) + "</pre>";
        };
    }
}
