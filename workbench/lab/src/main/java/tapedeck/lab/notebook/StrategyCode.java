package tapedeck.lab.notebook;

import java.util.List;
import tapedeck.strategy.Parameters;

/// A strategy's code: what can be set of it, and its source where that is known.
///
/// @param type   loaded and ready to be run
/// @param source empty where it is not known
public record StrategyCode(Class<?> type, List<Parameters.Declared> parameters, String source) implements Rendered {
    public StrategyCode {
        parameters = List.copyOf(parameters);
    }

    public String name() {
        return type.getSimpleName();
    }

    @Override
    public String html() {
        StringBuilder html = new StringBuilder(Markup.heading(name()));
        if (!parameters.isEmpty()) {
            html.append("<table><thead><tr>")
                    .append(Markup.head("parameter", false))
                    .append(Markup.head("default", true))
                    .append("</tr></thead><tbody>");
            for (Parameters.Declared parameter : parameters) {
                html.append("<tr>")
                        .append(Markup.cell(parameter.name(), false))
                        .append(Markup.cell(parameter.initialValue(), true))
                        .append("</tr>");
            }
            html.append("</tbody></table>");
        }
        if (!source.isEmpty()) {
            html.append("<details open><summary>source</summary><pre>")
                    .append(Markup.escape(source))
                    .append("</pre></details>");
        }
        return Markup.answer(html.toString());
    }

    @Override
    public String toString() {
        return name()
                + parameters.stream()
                        .map(parameter -> parameter.name() + "=" + parameter.initialValue())
                        .toList();
    }
}
