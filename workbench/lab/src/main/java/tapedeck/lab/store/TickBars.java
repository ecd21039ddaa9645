package tapedeck.lab.store;

import tapedeck.engine.BarBuilder;
import tapedeck.event.TickReader;
import tapedeck.lab.store.column.BarSink;
import tapedeck.model.Bar;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.Market;
import tapedeck.model.Tick;

/// Builds time bars from ticks with the session's own [BarBuilder], so that a stored bar is the bar that a strategy
/// would have seen.
///
/// Trades make bars; quotes make them, from the middle of bid and ask, as long as nothing has traded.
public final class TickBars {
    /// Decimal digits of a tick's size.
    public static final int SIZE_SCALE = 8;

    private final BarBuilder builder;
    private final Market market;
    private final BarSink out;

    private TickBars(Instrument instrument, Interval interval, BarSink out) {
        this.builder = new BarBuilder(instrument, interval, SIZE_SCALE);
        this.market = new Market(instrument.number() + 1);
        this.out = out;
    }

    /// Reads all ticks and puts their bars out; the last one may be incomplete.
    public static void build(TickReader ticks, Instrument instrument, Interval interval, BarSink out) {
        TickBars bars = new TickBars(instrument, interval, out);
        Tick tick = new Tick();
        while (ticks.read(tick)) {
            bars.take(tick);
        }
        bars.emit();
    }

    private void take(Tick tick) {
        if (tick.venueTime >= builder.end()) {
            emit();
        }
        market.onTick(tick);
        if (tick.kind == Tick.TRADE) {
            builder.onPrice(tick.venueTime, tick.price, tick.size);
        } else if (tick.kind == Tick.QUOTE && market.lastPrice(tick.instrument) == 0) {
            builder.onPrice(tick.venueTime, market.mark(tick.instrument), 0);
        }
    }

    private void emit() {
        if (builder.end() == Long.MAX_VALUE) {
            return;
        }
        builder.close();
        Bar bar = builder.bar();
        out.bar(
                bar.startTime(),
                bar.openPrice(),
                bar.highPrice(),
                bar.lowPrice(),
                bar.closePrice(),
                bar.rawVolume(),
                SIZE_SCALE);
    }
}
