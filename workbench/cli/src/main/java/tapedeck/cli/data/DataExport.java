package tapedeck.cli.data;

import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Verb;
import tapedeck.engine.MarketData;
import tapedeck.lab.store.DataSetId;
import tapedeck.lab.store.OpenedTicks;
import tapedeck.lab.store.Store;
import tapedeck.model.Times;

/// `data export`: a symbol's bars, trades, quotes or values as a file for other programs, and for another store.
@Command(name = "export", description = "write a symbol's rows as .csv, .parquet or .arrow")
final class DataExport implements Verb {
    @Mixin
    private StoreOption data = new StoreOption();

    @Mixin
    private SymbolOption symbol = new SymbolOption();

    @Mixin
    private KindOption kind = new KindOption();

    @Option(names = "--to", paramLabel = "FILE", required = true, description = "its end says the format")
    private String target = "";

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        Store store = data.open(invocation);
        RowsFile file = RowsFile.named(target, invocation.resolve(target));
        Optional<DataSetId> ticks = kind.rows(store, symbol);
        String title = ticks.map(id -> TickView.of(id).title()).orElse("bars");
        long rows = ticks.isPresent() ? ticks(store, file, ticks.get()) : bars(store, file);
        invocation.console().line("✔ " + Figures.count(rows) + " " + title + " in " + target);
        invocation
                .console()
                .json(JsonObject.of("tapedeck.export/1").put("file", target).put("rows", rows));
        return ExitCode.OK;
    }

    private long bars(Store store, RowsFile file) throws IOException {
        try (MarketData opened = store.open(symbol.request(store))) {
            if (file.format() != RowsFile.Format.PARQUET) {
                return file.bars(opened);
            }
            return file.parquet(
                    store,
                    "SELECT * FROM bars WHERE symbol = " + text(symbol.symbol()) + " AND interval = '"
                            + opened.interval() + "' AND time >= " + stamp(opened.startTime()) + " AND time < "
                            + stamp(opened.endTime()) + " ORDER BY time");
        }
    }

    private long ticks(Store store, RowsFile file, DataSetId id) throws IOException {
        TickView view = TickView.of(id);
        try (OpenedTicks opened = store.ticks(id.symbol(), id.kind(), symbol.range())) {
            if (file.format() != RowsFile.Format.PARQUET) {
                return file.ticks(opened, view.form());
            }
            boolean isValue = view == TickView.VALUES;
            String time = isValue ? "available_time" : "time";
            return file.parquet(
                    store,
                    "SELECT * FROM " + (isValue ? "value_series WHERE name = " : view.title() + " WHERE symbol = ")
                            + text(id.symbol()) + " AND " + time + " >= " + stamp(opened.firstTime()) + " AND " + time
                            + " <= " + stamp(opened.lastTime()) + " ORDER BY " + time
                            + (isValue ? ", time" : ", sequence"));
        }
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private static String stamp(long time) {
        return "TIMESTAMP_NS '" + Times.format(time).replace('T', ' ').replace("Z", "") + "'";
    }
}
