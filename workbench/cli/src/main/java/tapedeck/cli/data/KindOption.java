package tapedeck.cli.data;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tapedeck.lab.store.Catalog;
import tapedeck.lab.store.DataSetId;
import tapedeck.lab.store.Store;
import tapedeck.model.ConfigException;
import tapedeck.model.Suggestion;

/// What of a symbol a verb looks at, beside a [SymbolOption]: bars where there are any, else what there is.
final class KindOption {
    private static final String BARS = "bars";
    private static final List<String> KINDS = List.of(BARS, DataSetId.TRADES, DataSetId.QUOTES, DataSetId.VALUES);

    @Option(
            names = "--kind",
            paramLabel = "bars|trades|quotes|values",
            description = "which rows of the symbol (bars where there are any)")
    private @Nullable String kind;

    /// The set of ticks or values that is meant; empty where bars are.
    Optional<DataSetId> rows(Store store, SymbolOption symbol) {
        String told = kind;
        if (told != null && !KINDS.contains(told)) {
            throw new ConfigException(
                    "TD-C036", "--kind", "'" + told + "' is no kind of rows", Suggestion.hint(told, KINDS));
        }
        String found = told == null ? found(store, symbol) : told;
        return found.equals(BARS) ? Optional.empty() : Optional.of(new DataSetId(symbol.symbol(), found));
    }

    private static String found(Store store, SymbolOption symbol) {
        List<DataSetId> sets = store.catalogs().stream()
                .map(Catalog::id)
                .filter(id -> id.symbol().equals(symbol.symbol()))
                .toList();
        boolean hasBars = sets.stream().anyMatch(DataSetId::isBars)
                || store.files().stream().anyMatch(file -> file.symbol().equals(symbol.symbol()));
        if (hasBars || sets.isEmpty() || symbol.asksForBars()) {
            return BARS;
        }
        List<String> kinds = sets.stream().map(DataSetId::kind).toList();
        if (kinds.size() > 1) {
            throw new ConfigException(
                    "TD-C033",
                    "--kind",
                    "the store has " + String.join(" and ", kinds) + " of " + symbol.symbol(),
                    "say which with --kind, or --interval for bars made from them");
        }
        return kinds.getFirst();
    }
}
