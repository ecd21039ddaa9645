package tapedeck.cli.run;

import java.util.List;
import tapedeck.cli.frame.Invocation;
import tapedeck.lab.compile.LooseStrategies;
import tapedeck.lab.compile.StrategyCatalog;

/// Shows what the compiler warns of in loose strategies, once for each compilation: what came from the cache has been
/// shown before. Stateless.
public final class CompilerWarnings {
    private static final String CODE = "TD-S121";
    private static final String BETWEEN = "  ";
    private static final int SHOWN = 8;

    private CompilerWarnings() {}

    /// Those in the files of these names.
    public static void tell(Invocation invocation, StrategyCatalog catalog, List<String> names) {
        if (catalog.loose().isEmpty() || catalog.loose().get().compiledNanos().isEmpty()) {
            return;
        }
        LooseStrategies loose = catalog.loose().get();
        List<String> warnings = names.stream()
                .filter(catalog::isLoose)
                .flatMap(name -> loose.warnings(name).stream())
                .toList();
        for (String warning : warnings.subList(0, Math.min(SHOWN, warnings.size()))) {
            int at = warning.indexOf(BETWEEN);
            invocation.warn(
                    CODE, warning.substring(0, at), warning.substring(at).strip());
        }
        if (warnings.size() > SHOWN) {
            invocation.console().note("and " + (warnings.size() - SHOWN) + " warnings more");
        }
    }
}
