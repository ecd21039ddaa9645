package tapedeck.cli.data;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonArray;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Table;
import tapedeck.cli.frame.Verb;
import tapedeck.engine.MarketData;
import tapedeck.event.BarReader;
import tapedeck.lab.store.Store;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;
import tapedeck.model.Times;

/// `data head`: the first bars of a symbol.
@Command(name = "head", description = "the first bars of a symbol")
final class DataHead implements Verb {
    @Mixin
    private StoreOption data = new StoreOption();

    @Mixin
    private SymbolOption symbol = new SymbolOption();

    @Option(names = "-n", paramLabel = "N", description = "how many", defaultValue = "10")
    private int count = 10;

    @Override
    public ExitCode run(Invocation invocation) {
        Console console = invocation.console();
        Store store = data.open(invocation);
        Table table = new Table("start", ">open", ">high", ">low", ">close", ">volume");
        JsonArray rows = new JsonArray();
        try (MarketData opened = store.open(symbol.request(store))) {
            Bar bar = new Bar(opened.instruments().get(0), opened.interval(), opened.volumeScale(0));
            BarReader reader = opened.bars(0);
            for (int i = 0; i < count && reader.read(bar); i++) {
                String volume = java.math.BigDecimal.valueOf(bar.rawVolume(), opened.volumeScale(0))
                        .toPlainString();
                table.row(
                        Times.brief(bar.startTime()),
                        Fixed.format(bar.openPrice()),
                        Fixed.format(bar.highPrice()),
                        Fixed.format(bar.lowPrice()),
                        Fixed.format(bar.closePrice()),
                        volume);
                rows.add(new JsonObject()
                        .put("time", Times.format(bar.startTime()))
                        .put("open", Fixed.format(bar.openPrice()))
                        .put("high", Fixed.format(bar.highPrice()))
                        .put("low", Fixed.format(bar.lowPrice()))
                        .put("close", Fixed.format(bar.closePrice()))
                        .put("volume", volume));
            }
        }
        console.print(table);
        console.json(
                JsonObject.of("tapedeck.bars/1").put("symbol", symbol.symbol()).put("bars", rows));
        return ExitCode.OK;
    }
}
