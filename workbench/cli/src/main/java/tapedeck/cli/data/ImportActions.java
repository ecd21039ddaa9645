package tapedeck.cli.data;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Verb;
import tapedeck.lab.store.ActionSet;
import tapedeck.lab.store.EventImporter;
import tapedeck.lab.store.SourceFile;
import tapedeck.lab.store.action.ActionEvent;
import tapedeck.lab.store.csv.CsvOptions;

/// `import actions`: splits, dividends and changes of symbol.
@Command(name = "actions", description = "import splits, dividends and changes of symbol from CSV")
final class ImportActions implements Verb {
    @Mixin
    private StoreOption data = new StoreOption();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "CSV with date and split (4:1), dividend or former (symbol); or type and value")
    private List<String> files = List.of();

    @Option(names = "--symbol", paramLabel = "SYM", description = "symbol of rows that name none (the file's name)")
    private @Nullable String symbol;

    @Option(names = "--time-pattern", paramLabel = "PATTERN", description = "how dates are written: 'dd.MM.yyyy'")
    private @Nullable String pattern;

    @Option(names = "--decimal-comma", description = "numbers are written 0,22")
    private boolean isDecimalComma;

    @Option(names = "--replace", description = "events that differ from stored ones take their place")
    private boolean replaces;

    @Override
    public ExitCode run(Invocation invocation) {
        EventImporter importer = new EventImporter(data.open(invocation));
        CsvOptions options = CsvOptions.STRICT.withPattern(pattern).withDecimalComma(isDecimalComma);
        for (String file : files) {
            Path path = invocation.resolve(file);
            String name = symbol == null ? SourceFile.symbolOf(path) : symbol;
            importer.actions(path, name, options, replaces).forEach(set -> print(invocation.console(), set));
        }
        return ExitCode.OK;
    }

    private static void print(Console console, ActionSet set) {
        JsonObject document = JsonObject.of("tapedeck.actions/1")
                .put("symbol", set.symbol())
                .put("root", set.root())
                .put("events", set.events().size());
        StringBuilder counts = new StringBuilder();
        for (ActionEvent.Kind kind : ActionEvent.Kind.values()) {
            long count =
                    set.events().stream().filter(event -> event.kind() == kind).count();
            document.put(kind.name().toLowerCase(java.util.Locale.ROOT), count);
            if (count > 0) {
                String name = kind == ActionEvent.Kind.SYMBOL
                        ? "change of symbol"
                        : kind.name().toLowerCase(java.util.Locale.ROOT);
                counts.append("   ")
                        .append(Figures.count(count))
                        .append(' ')
                        .append(name)
                        .append(count == 1 ? "" : "s");
            }
        }
        console.line(
                "✔ " + set.symbol() + " actions  " + set.events().getFirst().date() + " → "
                        + set.events().getLast().date() + counts + "   root "
                        + set.root().substring(0, 16));
        console.jsonLine(document);
    }
}
