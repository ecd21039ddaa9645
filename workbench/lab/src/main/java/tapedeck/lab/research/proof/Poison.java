package tapedeck.lab.research.proof;

import java.util.EnumSet;
import java.util.Set;
import tapedeck.engine.CorporateAction;
import tapedeck.model.Bar;

/// Makes the bars after a time others than they were: a rise becomes a steeper fall, a fall a steeper rise, volumes
/// shrink, splits that came do not come and one that did not comes at once. Immutable, without chance.
///
/// @param after  bars that end later are changed
/// @param until  bars that start later are left
/// @param fields what is changed
record Poison(long after, long until, Set<Field> fields) {
    /// What a strategy could know of a later bar.
    enum Field {
        OPEN,
        HIGH,
        LOW,
        CLOSE,
        VOLUME,
        ACTIONS
    }

    static final Poison NONE = new Poison(Long.MAX_VALUE - 1, Long.MAX_VALUE, EnumSet.noneOf(Field.class));

    private static final double STEEPER = -6;
    private static final double AT_LEAST = 0.01;
    private static final double FARTHEST = 1.2;

    /// All of the future.
    static Poison after(long time) {
        return new Poison(time, Long.MAX_VALUE, EnumSet.allOf(Field.class));
    }

    Poison only(Field first, Field... more) {
        return new Poison(after, until, EnumSet.of(first, more));
    }

    Poison upTo(long time) {
        return new Poison(after, time, fields);
    }

    /// Splits and dividends after this are other ones.
    long knownUntil() {
        return spoilsActions() ? after : Long.MAX_VALUE;
    }

    boolean spoilsActions() {
        return fields.contains(Field.ACTIONS);
    }

    /// A split that never was: seven for two.
    CorporateAction split() {
        return new CorporateAction(0, after + 1, 7, 2, 0);
    }

    /// Changes a bar.
    ///
    /// @param base the last close before the poison, which the future is mirrored at
    void apply(Bar bar, long base) {
        if (bar.startTime() > until) {
            return;
        }
        double jitter = AT_LEAST * (1 + 2 * share(bar.startTime()));
        double lean = bar.closePrice() >= base ? -jitter : jitter;
        long open = changed(Field.OPEN, bar.openPrice(), base, lean, bar);
        long close = changed(Field.CLOSE, bar.closePrice(), base, lean, bar);
        // Mirrored, the highest price becomes the lowest.
        long high = fields.contains(Field.HIGH) ? mirrored(bar.lowPrice(), base, lean, bar) : bar.highPrice();
        long low = fields.contains(Field.LOW) ? mirrored(bar.highPrice(), base, lean, bar) : bar.lowPrice();
        if (fields.contains(Field.OPEN) || fields.contains(Field.CLOSE)) {
            high = Math.max(high, Math.max(open, close));
            low = Math.min(low, Math.min(open, close));
        }
        long volume = fields.contains(Field.VOLUME) ? bar.rawVolume() / 7 + 17 : bar.rawVolume();
        bar.set(bar.startTime(), bar.endTime(), open, high, low, close, volume);
    }

    private long changed(Field field, long price, long base, double lean, Bar bar) {
        return fields.contains(field) ? mirrored(price, base, lean, bar) : price;
    }

    private static long mirrored(long price, long base, double lean, Bar bar) {
        double move = StrictMath.log((double) price / base);
        double there = Math.clamp(STEEPER * move + lean, -FARTHEST, FARTHEST);
        long tick = bar.instrument().tickSize();
        long steps = Math.max(1, Math.round(base * StrictMath.exp(there) / tick));
        return steps * tick;
    }

    /// Between 0 and 1, the same for the same time.
    private static double share(long time) {
        long mixed = (time ^ (time >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1.0p-53;
    }
}
