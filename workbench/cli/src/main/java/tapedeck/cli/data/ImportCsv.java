package tapedeck.cli.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import tapedeck.cli.frame.JsonArray;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Progress;
import tapedeck.cli.frame.Verb;
import tapedeck.lab.store.Catalog;
import tapedeck.lab.store.CsvImport;
import tapedeck.lab.store.ImportPolicy;
import tapedeck.lab.store.ImportResult;
import tapedeck.lab.store.Importer;
import tapedeck.lab.store.InstrumentTable;
import tapedeck.lab.store.SourceFile;
import tapedeck.lab.store.csv.CsvOptions;
import tapedeck.model.AssetClass;
import tapedeck.model.ConfigException;
import tapedeck.model.DataException;
import tapedeck.model.Times;

/// `import csv`: files, or a whole `market_data` tree, into Arrow columns.
@Command(name = "csv", description = "import CSV files, or every file of a market_data folder")
final class ImportCsv implements Verb {
    @Mixin
    private StoreOption data = new StoreOption();

    @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "CSV files, gzipped or not, or folders of them")
    private List<String> files = List.of();

    @Mixin
    private CsvOption reading = new CsvOption();

    @Option(names = "--symbol", paramLabel = "SYM", description = "symbol of the data (the file's name)")
    private @Nullable String symbol;

    @Option(names = "--class", paramLabel = "CLASS", description = "stock, forex, crypto or future")
    private @Nullable String assetClass;

    @Option(names = "--calendar", paramLabel = "NAME", description = "24x7, XNYS or FX (the class's)")
    private @Nullable String calendar;

    @Option(names = "--replace", description = "rows that differ from stored ones take their place")
    private boolean replaces;

    @Option(names = "--cold", description = "compress with zstd: small, but copied when read")
    private boolean isCold;

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        CsvOptions csv = reading.read(invocation);
        ImportPolicy policy = new ImportPolicy(replaces, isCold, csv.duplicates());
        List<CsvImport> imports = imports(invocation, csv, policy);
        Importer importer = new Importer(data.open(invocation));
        List<CsvImport> refused = new ArrayList<>();
        for (CsvImport one : imports) {
            try {
                importOne(invocation.console(), importer, one);
            } catch (DataException e) {
                if (imports.size() == 1) {
                    throw e;
                }
                // one bad file does not keep the others of a folder out
                refused.add(one);
                invocation.console().warn(e.code() + " " + e.place() + "  " + e.getMessage() + hint(e));
            }
        }
        if (!refused.isEmpty()) {
            throw new DataException(
                    "TD-D023",
                    refused.getFirst().path().toString(),
                    refused.size() == imports.size()
                            ? "none of the " + imports.size() + " files could be imported"
                            : refused.size() + " of " + imports.size() + " files were refused, the others are imported",
                    "see above what is wrong with each; files already imported change nothing the next time");
        }
        return ExitCode.OK;
    }

    private static String hint(DataException e) {
        return e.hint().isEmpty() ? "" : "\n  hint: " + e.hint();
    }

    private void importOne(Console console, Importer importer, CsvImport one) throws IOException {
        long size = Files.isRegularFile(one.path()) ? Files.size(one.path()) : 0;
        Importer.CsvImported done;
        try (Progress progress = console.progress("reading " + one.symbol(), size)) {
            done = importer.csv(one, (bytes, rows) -> progress.at(rows, "rows", bytes));
        }
        Catalog catalog = done.result().catalog();
        console.line("✔ " + catalog.id() + "  " + Times.date(catalog.firstTime()) + " → "
                + Times.date(catalog.lastTime()) + "   " + Figures.count(catalog.rows()) + " rows   "
                + Figures.brief((double) catalog.bytes()) + "B Arrow   root "
                + catalog.root().substring(0, 16));
        console.line("  " + what(done.result()) + "   " + done.format().dialect() + ", "
                + done.format().style().expected() + ", read "
                + reader(done.outcome().reader()));
        if (!done.format().unused().isEmpty()) {
            console.line("  left out: " + String.join(", ", done.format().unused()));
        }
        if (done.outcome().rounded() > 0) {
            console.warn(Figures.count(done.outcome().rounded()) + " prices rounded to eight decimals");
        }
        if (done.result().dropped() > 0) {
            console.warn(Figures.count(done.result().dropped()) + " rows of a time already seen were left out");
        }
        console.jsonLine(document(done, size));
    }

    /// `mapped`, or why not.
    private static String reader(String name) {
        return name.startsWith("dialect (") ? "by the dialect reader: " + name.substring(9, name.length() - 1) : name;
    }

    private static String what(ImportResult result) {
        return Figures.count(result.added()) + " added, " + Figures.count(result.same()) + " already there"
                + (result.replaced() > 0 ? ", " + Figures.count(result.replaced()) + " replaced" : "");
    }

    private static JsonObject document(Importer.CsvImported done, long size) {
        ImportResult result = done.result();
        Catalog catalog = result.catalog();
        return JsonObject.of("tapedeck.import/1")
                .put("symbol", catalog.id().symbol())
                .put("kind", catalog.id().kind())
                .put("root", catalog.root())
                .put("rows", catalog.rows())
                .put("read", result.read())
                .put("added", result.added())
                .put("same", result.same())
                .put("replaced", result.replaced())
                .put("dropped", result.dropped())
                .put("bytes", size)
                .put("dialect", done.format().dialect())
                .put("times", done.format().style().expected())
                .put("left_out", JsonArray.of(done.format().unused()))
                .put("reader", done.outcome().reader());
    }

    private List<CsvImport> imports(Invocation invocation, CsvOptions csv, ImportPolicy policy) throws IOException {
        AssetClass kind = assetClass == null ? null : InstrumentTable.assetClass(assetClass, "--class");
        List<CsvImport> imports = new ArrayList<>();
        for (String given : files) {
            Path path = invocation.resolve(given).normalize();
            if (Files.isDirectory(path)) {
                for (SourceFile file : SourceFile.inFolder(path)) {
                    AssetClass found = kind == null ? file.assetClass() : kind;
                    imports.add(new CsvImport(file.path(), file.symbol(), found, calendar, csv, policy));
                }
            } else {
                String name = symbol == null ? SourceFile.symbolOf(path) : symbol;
                imports.add(new CsvImport(path, name, kind, calendar, csv, policy));
            }
        }
        if (symbol != null && imports.stream().anyMatch(one -> !one.symbol().equals(symbol))) {
            throw new ConfigException(
                    "TD-C034", "--symbol", "one symbol cannot name the files of a folder", "leave --symbol out");
        }
        return imports;
    }
}
