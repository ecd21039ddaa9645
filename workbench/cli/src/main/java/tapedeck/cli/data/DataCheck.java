package tapedeck.cli.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonArray;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Style;
import tapedeck.cli.frame.Table;
import tapedeck.cli.frame.Verb;
import tapedeck.engine.DataRequest;
import tapedeck.lab.store.Catalog;
import tapedeck.lab.store.DataSetId;
import tapedeck.lab.store.SourceFile;
import tapedeck.lab.store.Store;
import tapedeck.lab.store.csv.CsvFile;
import tapedeck.lab.store.csv.CsvOptions;
import tapedeck.lab.store.quality.Check;
import tapedeck.lab.store.quality.QualityCheck;
import tapedeck.lab.store.quality.QualityGate;
import tapedeck.lab.store.quality.QualityReport;
import tapedeck.model.DataException;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;

/// `data check`: is this data fit to build on? Exit code 3 where it is not.
@Command(name = "check", description = "look for gaps, spikes, splits and other traps in a symbol, or in a CSV file")
final class DataCheck implements Verb {
    @Mixin
    private StoreOption data = new StoreOption();

    @Mixin
    private SymbolOption symbol = new SymbolOption();

    @Option(names = "--strict", description = "doubts count as errors")
    private boolean isStrict;

    @Option(names = "--show", description = "list the places, not only the first")
    private boolean shows;

    @Option(names = "--deep", description = "also read every row and compare the root hash")
    private boolean isDeep;

    @Option(
            names = "--declare-gap",
            paramLabel = "FIRST..LAST",
            description = "trade dates in which nothing is missing; kept with the data")
    private List<String> declared = List.of();

    @Override
    public ExitCode run(Invocation invocation) {
        Store store = data.open(invocation);
        Path file = invocation.resolve(symbol.symbol());
        QualityReport report = Files.isRegularFile(file) ? ofFile(store, file) : ofSymbol(store);
        show(invocation.console(), report);
        boolean isBad = report.errors() > 0 || (isStrict && report.warnings() > 0);
        return isBad ? ExitCode.DATA : ExitCode.OK;
    }

    private QualityReport ofSymbol(Store store) {
        DataRequest request = symbol.request(store);
        DataSetId id = DataSetId.bars(symbol.symbol(), request.interval());
        if (!declared.isEmpty()) {
            store.declareGaps(id, declared);
        }
        if (isDeep) {
            store.catalogs().stream()
                    .map(Catalog::id)
                    .filter(set -> set.symbol().equals(symbol.symbol()))
                    .forEach(store::verify);
        }
        return new QualityGate(store).check(symbol.symbol(), request);
    }

    private static QualityReport ofFile(Store store, Path path) {
        CsvFile file = CsvFile.open(path, CsvOptions.STRICT.withZone(ZoneOffset.UTC));
        Interval interval = file.format().interval();
        if (interval == null) {
            throw new DataException(
                    "TD-D015", path + ":1:1", "the rows do not say how long a bar is", "import it first");
        }
        String name = SourceFile.symbolOf(path);
        Instrument instrument =
                store.instruments().instrument(name, store.instruments().guess(name), 0);
        QualityCheck check = new QualityCheck(instrument, interval, List.of());
        file.inspect(instrument.calendar(), check);
        return check.finish();
    }

    private void show(Console console, QualityReport report) {
        Table table = new Table("check", "", "result");
        JsonObject checks = new JsonObject();
        for (Check check : Check.values()) {
            long count = report.count(check);
            String mark = count == 0
                    ? console.paint(Style.GOOD, "✔")
                    : console.paint(check.isError() ? Style.BAD : Style.WARNING, check.isError() ? "✘" : "!");
            String detail = count == 0
                    ? check.expectation()
                    : Figures.count(count) + "   first "
                            + report.examples(check).getFirst();
            table.row(check.title(), mark, detail);
            JsonArray places = new JsonArray();
            for (QualityReport.Finding finding : report.examples(check)) {
                places.add(finding.toString());
                if (shows) {
                    table.row("", "", "  " + finding);
                }
            }
            checks.put(check.title(), new JsonObject().put("count", count).put("places", places));
        }
        console.print(table);
        console.line("quality " + report.score() + "/100: " + report.errors() + " errors, " + report.warnings()
                + " doubts, " + Figures.count(report.bars()) + " bars, " + Figures.count(report.missingBars())
                + " missing");
        console.json(JsonObject.of("tapedeck.quality/1")
                .put("symbol", symbol.symbol())
                .put("score", report.score())
                .put("errors", report.errors())
                .put("warnings", report.warnings())
                .put("bars", report.bars())
                .put("missing", report.missingBars())
                .put("checks", checks));
    }
}
