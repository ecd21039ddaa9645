package tapedeck.cli.data;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Verb;
import tapedeck.lab.store.ActionSet;
import tapedeck.lab.store.EventImporter;
import tapedeck.lab.store.action.ActionEvent;

/// `import actions`: splits, dividends and changes of symbol.
@Command(name = "actions", description = "import splits (4:1), dividends and changes of symbol from CSV")
final class ImportActions implements Verb {
    @Mixin
    private StoreOption data = new StoreOption();

    @Mixin
    private EventFiles files = new EventFiles();

    @Option(names = "--symbol", paramLabel = "SYM", description = "symbol of rows that name none (the file's name)")
    private @Nullable String symbol;

    @Override
    public ExitCode run(Invocation invocation) {
        EventImporter importer = new EventImporter(data.open(invocation));
        files.each(
                invocation,
                symbol,
                (path, name) -> importer.actions(path, name, files.csv(), files.replaces())
                        .forEach(set -> print(invocation.console(), set)));
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
