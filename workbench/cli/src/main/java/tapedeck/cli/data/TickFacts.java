package tapedeck.cli.data;

import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Table;
import tapedeck.event.TickReader;
import tapedeck.lab.store.OpenedTicks;
import tapedeck.model.Fixed;
import tapedeck.model.Tick;
import tapedeck.model.Times;

/// What a description says of trades, quotes or values: one look through all of them.
final class TickFacts {
    private final TickView view;
    private final OpenedTicks opened;
    private final Tick tick = new Tick();
    private long lowest = Long.MAX_VALUE;
    private long highest = Long.MIN_VALUE;
    private long widest;
    private double spreads;
    private double size;

    TickFacts(TickView view, OpenedTicks opened) {
        this.view = view;
        this.opened = opened;
        for (TickReader reader = opened.reader(); reader.read(tick); ) {
            boolean isQuote = view == TickView.QUOTES;
            lowest = Math.min(lowest, tick.price);
            highest = Math.max(highest, isQuote ? tick.price2 : tick.price);
            widest = Math.max(widest, isQuote ? tick.price2 - tick.price : 0);
            spreads += isQuote ? Fixed.toDouble(tick.price2 - tick.price) : 0;
            size += Fixed.toDouble(tick.size);
        }
    }

    void show(Table table) {
        PriceText prices = view == TickView.VALUES ? new PriceText(0) : PriceText.of(opened.instrument());
        String range = prices.of(lowest) + " to " + prices.of(highest);
        table.row(view.title(), Figures.count(opened.count()));
        table.row(view == TickView.VALUES ? "known from" : "from", Times.brief(opened.firstTime()) + " UTC");
        table.row("to", Times.brief(opened.lastTime()) + " UTC");
        switch (view) {
            case TRADES -> {
                table.row("prices", range + ", last " + prices.of(tick.price));
                table.row("size", Figures.brief(size));
            }
            case QUOTES -> {
                table.row("prices", range + ", last " + prices.of(tick.price) + " / " + prices.of(tick.price2));
                table.row("spread", meanSpread() + " on average, at most " + prices.of(widest));
            }
            case VALUES -> table.row("values", range + ", last " + prices.of(tick.price));
        }
    }

    private String meanSpread() {
        return Figures.decimal(spreads / opened.count(), 6).replaceFirst("\\.?0+$", "");
    }

    JsonObject json(String symbol) {
        JsonObject facts = JsonObject.of("tapedeck.describe/1")
                .put("symbol", symbol)
                .put("kind", view.title())
                .put("rows", opened.count())
                .put("from", Times.format(opened.firstTime()))
                .put("to", Times.format(opened.lastTime()))
                .put("low", Fixed.format(lowest))
                .put("high", Fixed.format(highest));
        return view == TickView.QUOTES ? facts.put("widest_spread", Fixed.format(widest)) : facts;
    }
}
