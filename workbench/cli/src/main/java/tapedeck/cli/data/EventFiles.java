package tapedeck.cli.data;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tapedeck.cli.frame.Invocation;
import tapedeck.lab.store.SourceFile;
import tapedeck.lab.store.csv.CsvOptions;

/// The files of an import that is not prices, and how they are to be read.
final class EventFiles {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV with a header that names its columns")
    private List<String> files = List.of();

    @Option(names = "--time-pattern", paramLabel = "PATTERN", description = "how times are written: 'dd.MM.yyyy'")
    private @Nullable String pattern;

    @Option(names = "--decimal-comma", description = "numbers are written 0,22")
    private boolean isDecimalComma;

    @Option(names = "--replace", description = "rows that differ from stored ones take their place")
    private boolean replaces;

    CsvOptions csv() {
        return CsvOptions.STRICT.withPattern(pattern).withDecimalComma(isDecimalComma);
    }

    boolean replaces() {
        return replaces;
    }

    /// Does something with each file and the name that it is imported under: the one given, or the file's.
    void each(Invocation invocation, @Nullable String given, BiConsumer<Path, String> work) {
        for (String file : files) {
            Path path = invocation.resolve(file);
            work.accept(path, given == null ? SourceFile.symbolOf(path) : given);
        }
    }
}
