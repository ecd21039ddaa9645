package tapedeck.lab.store.generate;

import tapedeck.event.TickReader;
import tapedeck.model.Fixed;
import tapedeck.model.Tick;
import tapedeck.model.TradingCalendar;

/// Synthetic order flow, made tick by tick as it is read: arrivals at random, a fair price that moves between them, a
/// spread around it, and buyers and sellers that follow each other in runs. Not thread-safe.
///
/// Trades, or the quotes they meet: the bid is the fair price and the ask one step above, a nanosecond before the trade
/// of the same seed; who buys pays the ask, who sells takes the bid.
public final class GeneratedTicks implements TickReader {
    private static final double TICKS_PER_SECOND = 2;
    private static final double STAYS = 0.7;
    private static final double YEAR = 365.25 * 86_400;

    private final boolean isQuotes;
    private final MarketSpec spec;
    private final Motion motion;
    private final Gaussians chance;
    private final TradingCalendar calendar;
    private double logPrice;
    private long time;
    private long sequence;
    private boolean isBuyer;

    /// Trades.
    public GeneratedTicks(MarketSpec spec, Motion motion, long seed) {
        this(spec, motion, seed, false);
    }

    /// @param isQuotes the quotes that the trades of the same seed meet
    public GeneratedTicks(MarketSpec spec, Motion motion, long seed, boolean isQuotes) {
        this.isQuotes = isQuotes;
        this.spec = spec;
        this.motion = motion;
        this.chance = new Gaussians(seed);
        this.calendar = spec.instrument().calendar();
        this.logPrice = StrictMath.log(Fixed.toDouble(spec.firstPrice()));
        this.time = calendar.sessionOpen(spec.from());
    }

    @Override
    public boolean read(Tick tick) {
        double seconds = -StrictMath.log(1 - chance.uniform()) / TICKS_PER_SECOND;
        time += 1 + (long) (seconds * 1e9);
        if (!calendar.isOpen(time)) {
            time = calendar.sessionOpen(time);
        }
        if (time >= spec.to()) {
            return false;
        }
        logPrice += motion.step(seconds / YEAR, chance);
        isBuyer = chance.uniform() < STAYS == isBuyer;
        long fair = Fixed.roundTo(Fixed.fromDouble(StrictMath.exp(logPrice)), spec.priceStep());
        tick.sequence = ++sequence;
        tick.venueTime = time;
        tick.time = time;
        tick.instrument = spec.instrument().number();
        tick.kind = Tick.TRADE;
        tick.side = (byte) (isBuyer ? 1 : -1);
        tick.flags = (short) (Tick.LAST_IN_BATCH | Tick.SIMULATED);
        tick.price = Math.max(spec.priceStep(), isBuyer ? fair + spec.priceStep() : fair);
        long lots = 1 + (long) (20 * chance.uniform() * chance.uniform());
        tick.size = lots * Math.max(spec.instrument().lotSize(), Fixed.ONE / 100);
        tick.price2 = 0;
        tick.size2 = 0;
        if (isQuotes) {
            quote(tick, fair);
        }
        return true;
    }

    private void quote(Tick tick, long fair) {
        tick.venueTime--;
        tick.time--;
        tick.kind = Tick.QUOTE;
        tick.side = 0;
        tick.price = Math.max(spec.priceStep(), fair);
        tick.price2 = tick.price + spec.priceStep();
        tick.size *= 1 + (tick.sequence & 3);
        tick.size2 = tick.size + tick.size / 2;
    }
}
