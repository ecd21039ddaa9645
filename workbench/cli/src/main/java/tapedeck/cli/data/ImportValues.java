package tapedeck.cli.data;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import tapedeck.lab.store.Catalog;
import tapedeck.lab.store.EventImporter;
import tapedeck.lab.store.ImportPolicy;
import tapedeck.lab.store.csv.CsvOptions;
import tapedeck.lab.store.csv.CsvOptions.Duplicates;
import tapedeck.model.ConfigException;
import tapedeck.model.Interval;
import tapedeck.model.Times;

/// `import values`: rates, signals, fundamentals: what is no price, and when it became known.
@Command(name = "values", description = "import a series that is not prices: time, value, and when it became known")
final class ImportValues implements Verb {
    private static final Pattern LAG = Pattern.compile("([0-9]{1,6})(s|m|h|d)");

    @Mixin
    private StoreOption data = new StoreOption();

    @Mixin
    private EventFiles files = new EventFiles();

    @Option(names = "--name", paramLabel = "NAME", description = "name of the series (the file's name)")
    private @Nullable String name;

    @Option(
            names = "--lag",
            paramLabel = "TIME",
            description = "how long after its time a value became known, where no column says it: 0s, 16h, 1d")
    private @Nullable String lag;

    @Option(names = "--tz", paramLabel = "ZONE", description = "zone of times that carry none, such as UTC")
    private @Nullable String zone;

    @Override
    public ExitCode run(Invocation invocation) {
        EventImporter importer = new EventImporter(data.open(invocation));
        CsvOptions options = files.csv().withZone(zone == null ? null : MappingFile.zone(zone, "--tz"));
        ImportPolicy policy = new ImportPolicy(files.replaces(), false, Duplicates.REFUSE);
        files.each(
                invocation,
                name,
                (path, series) -> print(invocation.console(), importer.values(path, series, lag(), options, policy)));
        return ExitCode.OK;
    }

    private static void print(Console console, EventImporter.ValuesImported done) {
        Catalog catalog = done.result().catalog();
        console.line("✔ " + catalog.id() + "  " + Times.date(catalog.firstTime()) + " → "
                + Times.date(catalog.lastTime()) + "   " + Figures.count(catalog.rows()) + " rows   root "
                + catalog.root().substring(0, 16));
        console.line("  " + Figures.count(done.result().added()) + " added, "
                + Figures.count(done.result().same()) + " already there");
        if (done.missing() > 0) {
            console.warn(Figures.count(done.missing()) + " rows without a value were left out");
        }
        console.jsonLine(JsonObject.of("tapedeck.import/1")
                .put("symbol", catalog.id().symbol())
                .put("kind", catalog.id().kind())
                .put("root", catalog.root())
                .put("rows", catalog.rows())
                .put("added", done.result().added())
                .put("same", done.result().same())
                .put("replaced", done.result().replaced())
                .put("missing", done.missing()));
    }

    private @Nullable Long lag() {
        String text = lag;
        if (text == null) {
            return null;
        }
        Matcher match = LAG.matcher(text);
        if (!match.matches()) {
            throw new ConfigException("TD-C036", "--lag", "'" + text + "' is no length of time", "write 0s, 16h or 1d");
        }
        long unit = switch (match.group(2)) {
            case "s" -> Interval.SECOND;
            case "m" -> Interval.MINUTE;
            case "h" -> Interval.HOUR;
            default -> Interval.DAY;
        };
        return Long.parseLong(match.group(1)) * unit;
    }
}
