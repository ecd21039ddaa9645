package tapedeck.cli.data;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Verb;
import tapedeck.engine.DataRequest;
import tapedeck.engine.MarketData;
import tapedeck.lab.store.Store;
import tapedeck.lab.store.arrow.ArrowExport;
import tapedeck.lab.store.csv.BarCsvWriter;
import tapedeck.lab.store.sql.SqlStore;
import tapedeck.model.Bar;
import tapedeck.model.ConfigException;
import tapedeck.model.Times;

/// `data export`: a symbol's bars as a file for other programs.
@Command(name = "export", description = "write a symbol's bars as .csv, .parquet or .arrow")
final class DataExport implements Verb {
    @Mixin
    private StoreOption data = new StoreOption();

    @Mixin
    private SymbolOption symbol = new SymbolOption();

    @Option(names = "--to", paramLabel = "FILE", required = true, description = "its end says the format")
    private String target = "";

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        Store store = data.open(invocation);
        Path path = invocation.resolve(target);
        DataRequest request = symbol.request(store);
        String end = target.substring(target.lastIndexOf('.') + 1);
        long rows;
        try (MarketData opened = store.open(request)) {
            rows = switch (end) {
                case "csv" -> csv(opened, path);
                case "arrow" -> ArrowExport.bars(opened, 0, path);
                case "parquet" -> parquet(store, opened, path);
                default ->
                    throw new ConfigException(
                            "TD-C036",
                            "--to",
                            "'" + target + "' has no known end",
                            "end it with .csv, .parquet or .arrow");
            };
        }
        invocation.console().line("✔ " + Figures.count(rows) + " bars in " + target);
        invocation
                .console()
                .json(JsonObject.of("tapedeck.export/1").put("file", target).put("rows", rows));
        return ExitCode.OK;
    }

    private static long csv(MarketData opened, Path path) throws IOException {
        Bar bar = new Bar(opened.instruments().get(0), opened.interval(), opened.volumeScale(0));
        try (Writer out = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
            return new BarCsvWriter(0).write(opened.bars(0), bar, opened.volumeScale(0), out);
        }
    }

    private long parquet(Store store, MarketData opened, Path path) {
        String sql = "SELECT * FROM bars WHERE symbol = '" + symbol.symbol().replace("'", "''") + "' AND interval = '"
                + opened.interval() + "' AND time >= TIMESTAMP_NS '" + stamp(opened.startTime())
                + "' AND time < TIMESTAMP_NS '" + stamp(opened.endTime()) + "' ORDER BY time";
        try (SqlStore questions = new SqlStore(store, null)) {
            return questions.export(sql, path);
        }
    }

    private static String stamp(long time) {
        return Times.format(time).replace('T', ' ').replace("Z", "");
    }
}
