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
import tapedeck.event.TickReader;
import tapedeck.lab.store.DataSetId;
import tapedeck.lab.store.OpenedTicks;
import tapedeck.lab.store.Store;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;
import tapedeck.model.Tick;
import tapedeck.model.Times;

/// `data head`: the first bars, trades, quotes or values of a symbol.
@Command(name = "head", description = "the first bars, trades, quotes or values of a symbol")
final class DataHead implements Verb {
    @Mixin
    private StoreOption data = new StoreOption();

    @Mixin
    private SymbolOption symbol = new SymbolOption();

    @Mixin
    private KindOption kind = new KindOption();

    @Option(names = "-n", paramLabel = "N", description = "how many", defaultValue = "10")
    private int count = 10;

    @Override
    public ExitCode run(Invocation invocation) {
        Store store = data.open(invocation);
        kind.rows(store, symbol)
                .ifPresentOrElse(id -> ticks(invocation.console(), store, id), () -> bars(invocation.console(), store));
        return ExitCode.OK;
    }

    private void ticks(Console console, Store store, DataSetId id) {
        TickView view = TickView.of(id);
        Table table = view.table();
        JsonArray rows = new JsonArray();
        try (OpenedTicks opened = store.ticks(id.symbol(), id.kind(), symbol.range())) {
            Tick tick = new Tick();
            PriceText prices = id.isMarket() ? PriceText.of(opened.instrument()) : new PriceText(0);
            TickReader reader = opened.reader();
            for (int i = 0; i < count && reader.read(tick); i++) {
                table.row(view.cells(tick, prices));
                rows.add(view.json(tick));
            }
        }
        console.print(table);
        console.json(JsonObject.of("tapedeck." + view.title() + "/1")
                .put("symbol", id.symbol())
                .put(view.title(), rows));
    }

    private void bars(Console console, Store store) {
        Table table = new Table("start (UTC)", ">open", ">high", ">low", ">close", ">volume");
        JsonArray rows = new JsonArray();
        try (MarketData opened = store.open(symbol.request(store))) {
            Bar bar = new Bar(opened.instruments().get(0), opened.interval(), opened.volumeScale(0));
            PriceText prices = PriceText.of(bar.instrument());
            BarReader reader = opened.bars(0);
            for (int i = 0; i < count && reader.read(bar); i++) {
                String volume = java.math.BigDecimal.valueOf(bar.rawVolume(), opened.volumeScale(0))
                        .toPlainString();
                table.row(
                        Times.brief(bar.startTime()),
                        prices.of(bar.openPrice()),
                        prices.of(bar.highPrice()),
                        prices.of(bar.lowPrice()),
                        prices.of(bar.closePrice()),
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
    }
}
