package tapedeck.cli.data;

import java.time.ZoneOffset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonArray;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Table;
import tapedeck.cli.frame.Verb;
import tapedeck.lab.store.ActionSet;
import tapedeck.lab.store.Catalog;
import tapedeck.lab.store.SourceFile;
import tapedeck.lab.store.Store;
import tapedeck.lab.store.csv.CsvFile;
import tapedeck.lab.store.csv.CsvOptions;
import tapedeck.model.DataException;
import tapedeck.model.Times;

/// `data ls`: every data set, imported or lying as CSV in the tree.
@Command(name = "ls", description = "list what there is")
final class DataList implements Verb {
    @Mixin
    private StoreOption data = new StoreOption();

    @Override
    public ExitCode run(Invocation invocation) {
        Console console = invocation.console();
        Store store = data.open(invocation);
        Table table = new Table("symbol", "data", ">rows", "from", "to", "where");
        JsonArray list = new JsonArray();
        for (Catalog catalog : store.catalogs()) {
            String kind = catalog.id().kind().replace("bars-", "");
            String from = Times.date(catalog.firstTime()).toString();
            String to = Times.date(catalog.lastTime()).toString();
            table.row(
                    catalog.id().symbol(),
                    kind,
                    Figures.count(catalog.rows()),
                    from,
                    to,
                    "root " + catalog.root().substring(0, 16));
            list.add(new JsonObject()
                    .put("symbol", catalog.id().symbol())
                    .put("kind", catalog.id().kind())
                    .put("rows", catalog.rows())
                    .put("from", from)
                    .put("to", to)
                    .put("root", catalog.root()));
        }
        for (ActionSet set : store.allActions()) {
            String from = set.events().getFirst().date().toString();
            String to = set.events().getLast().date().toString();
            String root = set.root();
            table.row(
                    set.symbol(),
                    "actions",
                    Figures.count(set.events().size()),
                    from,
                    to,
                    "root " + root.substring(0, 16));
            list.add(new JsonObject()
                    .put("symbol", set.symbol())
                    .put("kind", "actions")
                    .put("rows", set.events().size())
                    .put("from", from)
                    .put("to", to)
                    .put("root", root));
        }
        for (SourceFile file : store.files()) {
            String where = invocation
                    .workspaceIfAny()
                    .map(workspace -> workspace.relative(file.path()))
                    .orElse(file.path().toString());
            table.row(file.symbol(), interval(file), "", "", "", where);
            list.add(new JsonObject()
                    .put("symbol", file.symbol())
                    .put("kind", "csv")
                    .put("file", file.path().toString()));
        }
        if (table.isEmpty()) {
            console.line("the store is empty: tapedeck import csv FILE, or tapedeck import generate");
        } else {
            console.print(table);
        }
        console.json(JsonObject.of("tapedeck.data/1").put("sets", list));
        return ExitCode.OK;
    }

    private static String interval(SourceFile file) {
        try {
            var found = CsvFile.open(file.path(), CsvOptions.STRICT.withZone(ZoneOffset.UTC))
                    .format()
                    .interval();
            return found == null ? "csv" : found + " csv";
        } catch (DataException e) {
            return "unreadable csv";
        }
    }
}
