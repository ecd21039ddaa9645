package tapedeck.bench;

import tapedeck.event.BarReader;
import tapedeck.event.TickReader;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;
import tapedeck.model.Interval;
import tapedeck.model.Tick;

/// The job of [AverageCross] without an engine: sums in fields, a call per bar, fills at the next open. No orders, no
/// risk, no account, no log, no hash.
///
/// What it takes is this machine's measure of an engine: absolute figures move with the machine, the ratio does not.
/// Its fills and its equity are the session's, or one of the two is wrong.
final class BareCross {
    private static final int SLOW = 30;
    private static final int FAST = 10;
    private static final int MASK = 31;
    private static final long CASH = 100_000 * Fixed.ONE;

    private final boolean isTrading;
    private final long[] closes = new long[MASK + 1];
    private long fast;
    private long slow;
    private long cash = CASH;
    private long last;
    private int count;
    private int side;
    private int position;
    private int wanted;
    private long fills;

    BareCross(boolean isTrading) {
        this.isTrading = isTrading;
    }

    static Outcome play(BarReader bars, Bar bar, boolean isTrading) {
        BareCross cross = new BareCross(isTrading);
        while (bars.read(bar)) {
            cross.onBar(bar.openPrice(), bar.closePrice());
        }
        return cross.outcome(cross.count);
    }

    /// The same on one-minute bars built from trades.
    static Outcome play(TickReader ticks, Tick tick) {
        BareCross cross = new BareCross(true);
        long end = Long.MIN_VALUE;
        long count = 0;
        long open = 0;
        long close = 0;
        while (ticks.read(tick)) {
            count++;
            if (tick.venueTime >= end) {
                if (open != 0) {
                    cross.onClose(close);
                }
                open = tick.price;
                cross.onOpen(open);
                end = tick.venueTime - Math.floorMod(tick.venueTime, Interval.MINUTE) + Interval.MINUTE;
            }
            close = tick.price;
        }
        cross.onClose(close);
        return cross.outcome(count);
    }

    private void onBar(long open, long close) {
        onOpen(open);
        onClose(close);
    }

    private void onOpen(long open) {
        if (wanted != position) {
            cash -= (wanted - position) * open;
            position = wanted;
            fills++;
        }
    }

    void onClose(long close) {
        int at = count++;
        last = close;
        fast += close - (at >= FAST ? closes[(at - FAST) & MASK] : 0);
        slow += close - (at >= SLOW ? closes[(at - SLOW) & MASK] : 0);
        closes[at & MASK] = close;
        if (at < SLOW - 1) {
            return;
        }
        int now = Long.signum(fast * (SLOW / FAST) - slow);
        if (now != 0) {
            if (side == -now) {
                onCross(now);
            }
            side = now;
        }
    }

    private void onCross(int direction) {
        if (isTrading) {
            wanted = direction > 0 ? 1 : 0;
        }
    }

    private Outcome outcome(long events) {
        return new Outcome(events, Outcome.money(cash + position * last), fills);
    }
}
