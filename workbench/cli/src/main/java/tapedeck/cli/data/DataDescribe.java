package tapedeck.cli.data;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Table;
import tapedeck.cli.frame.Verb;
import tapedeck.engine.Adjustment;
import tapedeck.engine.DataRequest;
import tapedeck.engine.MarketData;
import tapedeck.event.BarReader;
import tapedeck.lab.store.Catalog;
import tapedeck.lab.store.DataSetId;
import tapedeck.lab.store.ImportRecord;
import tapedeck.lab.store.OpenedTicks;
import tapedeck.lab.store.Store;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Times;

/// `data describe`: what one symbol's rows are, from when to when, at what prices, from where.
@Command(name = "describe", description = "what a symbol's rows are and where they come from")
final class DataDescribe implements Verb {
    @Mixin
    private StoreOption data = new StoreOption();

    @Mixin
    private SymbolOption symbol = new SymbolOption();

    @Mixin
    private KindOption kind = new KindOption();

    @Override
    public ExitCode run(Invocation invocation) {
        Store store = data.open(invocation);
        kind.rows(store, symbol)
                .ifPresentOrElse(id -> ticks(invocation.console(), store, id), () -> bars(invocation.console(), store));
        return ExitCode.OK;
    }

    private void ticks(Console console, Store store, DataSetId id) {
        try (OpenedTicks opened = store.ticks(id.symbol(), id.kind(), symbol.range())) {
            TickFacts facts = new TickFacts(TickView.of(id), opened);
            Table table = new Table("", "");
            facts.show(table);
            if (id.isMarket()) {
                instrument(table, opened.instrument());
            }
            table.row("root", opened.root());
            sources(store, id, table);
            actions(store, id.symbol(), table);
            console.print(table);
            console.json(facts.json(id.symbol()).put("root", opened.root()));
        }
    }

    private static void instrument(Table table, Instrument instrument) {
        table.row(
                "instrument",
                instrument.assetClass() + " in " + instrument.currency() + ", tick "
                        + Fixed.format(instrument.tickSize()) + ", lot " + Fixed.format(instrument.lotSize()));
        table.row("calendar", instrument.calendar().name());
    }

    private void bars(Console console, Store store) {
        DataRequest request = symbol.request(store);
        try (MarketData opened = store.open(request)) {
            Instrument instrument = opened.instruments().get(0);
            long lowest = Long.MAX_VALUE;
            long highest = 0;
            double volume = 0;
            Bar bar = new Bar(instrument, opened.interval(), opened.volumeScale(0));
            for (BarReader reader = opened.bars(0); reader.read(bar); ) {
                lowest = Math.min(lowest, bar.lowPrice());
                highest = Math.max(highest, bar.highPrice());
                volume += bar.volume();
            }
            PriceText prices = PriceText.of(instrument);
            Table table = new Table("", "");
            table.row("bars", Figures.count(opened.barCount(0)) + " of " + opened.interval());
            table.row("from", Times.brief(opened.startTime()) + " UTC");
            table.row("to", Times.brief(opened.endTime()) + " UTC");
            table.row(
                    "prices",
                    prices.of(lowest) + " to " + prices.of(highest) + ", last " + prices.of(bar.closePrice()));
            table.row("volume", Figures.brief(volume));
            instrument(table, instrument);
            table.row("root", root(store, request, opened));
            sources(store, DataSetId.bars(symbol.symbol(), request.interval()), table);
            actions(store, symbol.symbol(), table);
            console.print(table);
            console.json(JsonObject.of("tapedeck.describe/1")
                    .put("symbol", symbol.symbol())
                    .put("interval", opened.interval().toString())
                    .put("bars", opened.barCount(0))
                    .put("from", Times.format(opened.startTime()))
                    .put("to", Times.format(opened.endTime()))
                    .put("low", Fixed.format(lowest))
                    .put("high", Fixed.format(highest))
                    .put("calendar", instrument.calendar().name())
                    .put("root", root(store, request, opened)));
        }
    }

    private static void actions(Store store, String symbol, Table table) {
        store.actions(symbol)
                .ifPresent(set -> set.events()
                        .forEach(event -> table.row(
                                event.kind().name().toLowerCase(java.util.Locale.ROOT),
                                event.date() + "  " + event.value())));
    }

    /// The root of the data set where all of it was asked for, as `data ls` shows it; else of the rows in the range.
    private static String root(Store store, DataRequest request, MarketData opened) {
        return store.catalog(DataSetId.bars(request.symbols().getFirst(), request.interval()))
                .filter(catalog ->
                        catalog.rows() == opened.barCount(0) && request.view().adjusted() == Adjustment.NONE)
                .map(Catalog::root)
                .orElseGet(opened::root);
    }

    private static void sources(Store store, DataSetId id, Table table) {
        Optional<Catalog> catalog = store.catalog(id);
        if (catalog.isEmpty()) {
            return;
        }
        for (ImportRecord source : catalog.get().sources()) {
            String hash = source.sha256().isEmpty()
                    ? ""
                    : "  sha256 " + source.sha256().substring(0, 16);
            table.row(
                    "source",
                    source.name() + "  " + source.vendor() + "  " + Figures.count(source.rows()) + " rows" + hash);
        }
        for (String gap : catalog.get().gaps()) {
            table.row("declared gap", gap);
        }
    }
}
