package tapedeck.lab.store;

import java.util.List;
import tapedeck.event.TickReader;
import tapedeck.model.Instrument;
import tapedeck.model.Market;
import tapedeck.model.Tick;

/// Builds bars that end when enough has been traded rather than when time is up: tick, volume and money bars.
///
/// A bar ends with the tick that fills it; no tick is divided. The last one may be incomplete. Trades count; quotes
/// count as ticks, from the middle of bid and ask, as long as nothing has traded. Not thread-safe.
public final class ThresholdBars {
    /// What a row holds: times in epoch nanoseconds, prices and volume at 1e-8, the end exclusive.
    public static final List<String> COLUMNS =
            List.of("time", "open", "high", "low", "close", "volume", "end", "ticks");

    private final Instrument instrument;
    private final BarRule rule;
    private final Market market;
    private final Sink out;
    private final long[] row = new long[COLUMNS.size()];
    private long money;

    /// Takes finished bars.
    public interface Sink {
        /// One row by [ThresholdBars#COLUMNS]; valid during the call.
        void bar(long[] row);
    }

    private ThresholdBars(Instrument instrument, BarRule rule, Sink out) {
        this.instrument = instrument;
        this.rule = rule;
        this.market = new Market(instrument.number() + 1);
        this.out = out;
    }

    /// Reads all ticks and puts their bars out.
    public static void build(TickReader ticks, Instrument instrument, BarRule rule, Sink out) {
        ThresholdBars bars = new ThresholdBars(instrument, rule, out);
        Tick tick = new Tick();
        while (ticks.read(tick)) {
            bars.take(tick);
        }
        bars.emit();
    }

    private void take(Tick tick) {
        market.onTick(tick);
        boolean isTrade = tick.kind == Tick.TRADE;
        if (!isTrade && (tick.kind != Tick.QUOTE || market.lastPrice(tick.instrument) != 0)) {
            return;
        }
        long price = market.mark(tick.instrument);
        if (row[7] == 0) {
            row[0] = tick.venueTime;
            row[1] = price;
            row[2] = price;
            row[3] = price;
        }
        row[2] = Math.max(row[2], price);
        row[3] = Math.min(row[3], price);
        row[4] = price;
        row[6] = tick.venueTime + 1;
        row[7]++;
        if (isTrade) {
            row[5] = Math.addExact(row[5], tick.size);
            money = Math.addExact(money, Math.abs(instrument.notional(price, tick.size)));
        }
        if (isFull()) {
            emit();
        }
    }

    private boolean isFull() {
        return switch (rule) {
            case BarRule.Ticks ticks -> row[7] >= ticks.count();
            case BarRule.Volume volume -> row[5] >= volume.size();
            case BarRule.Money amount -> money >= amount.amount();
            case BarRule.Time time -> throw new IllegalArgumentException(time + " is a matter of the bar builder");
        };
    }

    private void emit() {
        if (row[7] > 0) {
            out.bar(row);
            row[5] = 0;
            row[7] = 0;
            money = 0;
        }
    }
}
