package tapedeck.cli.data;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tapedeck.cli.frame.Invocation;
import tapedeck.lab.store.csv.CsvMapping;
import tapedeck.lab.store.csv.CsvOptions;
import tapedeck.lab.store.csv.CsvOptions.Duplicates;
import tapedeck.lab.store.csv.CsvOptions.Overlap;
import tapedeck.lab.store.csv.Dialect;
import tapedeck.model.ConfigException;
import tapedeck.model.Interval;
import tapedeck.model.Suggestion;

/// How CSV files are to be read: what a mapping file says, and over it what the command line says.
final class CsvOption {
    @Option(names = "--from", paramLabel = "DIALECT", description = "whose files they are: yahoo, tiingo, stooq, …")
    private @Nullable String dialect;

    @Option(names = "--mapping", paramLabel = "FILE", description = "what the columns mean, in YAML")
    private @Nullable String mapping;

    @Option(names = "--tz", paramLabel = "ZONE", description = "zone of times that carry none, such as UTC")
    private @Nullable String zone;

    @Option(names = "--interval", paramLabel = "1m|1h|1d", description = "length of the bars, where it cannot be seen")
    private @Nullable String interval;

    @Option(
            names = "--time-pattern",
            paramLabel = "PATTERN",
            description = "how times are written: 'dd.MM.yyyy HH:mm', epoch-ms")
    private @Nullable String pattern;

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "NAME",
            description = "names of the columns in order: time,open,high,low,close,volume")
    private List<String> columns = List.of();

    @Option(names = "--no-volume", description = "the bars have no volume, and that is right")
    private boolean hasNoVolume;

    @Option(names = "--decimal-comma", description = "numbers are written 1234,5")
    private boolean isDecimalComma;

    @Option(names = "--round", description = "round prices of more than eight decimals")
    private boolean rounds;

    @Option(names = "--sort", description = "rows may come in any order")
    private boolean sorts;

    @Option(names = "--duplicates", paramLabel = "refuse|first|last", description = "two rows of one time")
    private String duplicates = "refuse";

    @Option(names = "--overlap", paramLabel = "refuse|earlier|later", description = "a local time that occurs twice")
    private String overlap = "refuse";

    CsvOptions read(Invocation invocation) throws IOException {
        CsvOptions file = mapping == null ? CsvOptions.STRICT : MappingFile.read(invocation.resolve(mapping));
        Dialect told = dialect == null ? null : Dialect.named(dialect, "--from");
        CsvMapping columnsTold = file.mapping()
                .withDialect(told)
                .withOrder(columns)
                .withNoVolume(hasNoVolume || file.mapping().hasNoVolume());
        return new CsvOptions(
                zone == null ? file.zone() : MappingFile.zone(zone, "--tz"),
                interval == null ? file.interval() : Interval.parse(interval),
                pattern == null ? file.pattern() : pattern,
                columnsTold,
                isDecimalComma || file.isDecimalComma(),
                rounds,
                sorts,
                choice(Duplicates.class, "--duplicates", duplicates),
                choice(Overlap.class, "--overlap", overlap));
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String option, String text) {
        List<String> known = Arrays.stream(type.getEnumConstants())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
        int at = known.indexOf(text.toLowerCase(Locale.ROOT));
        if (at < 0) {
            throw new ConfigException("TD-C036", option, "'" + text + "' is no choice", Suggestion.hint(text, known));
        }
        return type.getEnumConstants()[at];
    }
}
