package tapedeck.venue;

import java.util.List;
import tapedeck.model.Fixed;
import tapedeck.model.Instruments;
import tapedeck.model.Market;
import tapedeck.model.Tick;
import tapedeck.model.TimeInForce;

/// How much of an order may trade now: what the liquidity model gives, less what was taken already. Not thread-safe.
final class Room {
    private final Instruments instruments;
    private final LiquidityModel liquidity;
    private final Quotes quotes;
    private final long[] volumeUnit;
    private final long[] consumed;
    private final long[] printed;
    private final boolean isShareOfPrints;
    private boolean isPrint;

    /// @param volumeScales decimal digits of each instrument's sizes; empty where they are at 1e-8
    Room(Instruments instruments, LiquidityModel liquidity, Market market, List<Integer> volumeScales) {
        this.instruments = instruments;
        this.liquidity = liquidity;
        quotes = new Quotes(market, instruments.size());
        volumeUnit = new long[instruments.size()];
        consumed = new long[instruments.size()];
        printed = new long[instruments.size()];
        isShareOfPrints = !liquidity.isQuoteDriven() && liquidity.available(Fixed.ONE) != Long.MAX_VALUE;
        for (int i = 0; i < volumeUnit.length; i++) {
            int scale = volumeScales.isEmpty() ? Fixed.DIGITS : volumeScales.get(i);
            volumeUnit[i] = Fixed.powerOfTen(Math.max(0, Fixed.DIGITS - scale));
        }
    }

    Quotes quotes() {
        return quotes;
    }

    /// A new movement: nothing of what trades along it is taken yet.
    void renew(Tick tick) {
        consumed[tick.instrument] = 0;
        isPrint = tick.kind == Tick.TRADE;
        note(tick);
    }

    /// Sees every tick, also while no order rests: what was taken is taken of one quote only, and the last print before
    /// a close is what trades at it.
    void note(Tick tick) {
        if (tick.kind == Tick.QUOTE && liquidity.isQuoteDriven()) {
            quotes.renew(tick);
        }
        if (tick.kind == Tick.TRADE) {
            notePrint(tick.instrument, tick.size);
        }
    }

    void notePrint(int instrument, long size) {
        if (isShareOfPrints) {
            printed[instrument] = size;
            consumed[instrument] = 0;
        }
    }

    /// Units that may trade at the close: the model's share of the last print, less what was taken of it already.
    long atClose(Resting order) {
        if (!isShareOfPrints) {
            return Long.MAX_VALUE;
        }
        int i = order.ticket.instrument();
        long available = liquidity.available(traded(i, printed[i]));
        return available == Long.MAX_VALUE ? available : wholeLots(order, available - consumed[i]);
    }

    /// Units that may trade now: what the model gives, less what was taken already, in whole lots.
    long roomFor(Resting order, Tick tick) {
        long available = liquidity.isQuoteDriven() ? quoteRoom(order, tick) : liquidity.available(traded(tick));
        if (available == Long.MAX_VALUE) {
            return available;
        }
        return wholeLots(order, available - consumed[order.ticket.instrument()]);
    }

    private long wholeLots(Resting order, long left) {
        long lot = instruments.get(order.ticket.instrument()).lotSize();
        long room = Fixed.floorTo(Math.max(0, left), lot);
        boolean mustBeWhole = order.ticket.timeInForce() == TimeInForce.FOK && !order.ticket.isShare();
        return mustBeWhole && room < order.remaining() ? 0 : room;
    }

    private long quoteRoom(Resting order, Tick tick) {
        if (!quotes.isQuoted(tick.instrument) && tick.kind == Tick.TRADE) {
            return liquidity.isUnlimited() ? Long.MAX_VALUE : traded(tick);
        }
        if (tick.kind == Tick.QUOTE) {
            return liquidity.isUnlimited() ? Long.MAX_VALUE : quotes.room(tick.instrument, order.isBuy());
        }
        if (!order.isMaker) {
            return 0;
        }
        boolean isThrough = order.ticket.side().sign() * (order.ticket.limit() - tick.price) > 0;
        return isThrough || liquidity.isUnlimited() ? Long.MAX_VALUE : Math.max(0, traded(tick) - order.ahead);
    }

    /// What printed, at 1e-8; more than fits is as good as all there is.
    long traded(Tick tick) {
        return traded(tick.instrument, tick.size);
    }

    private long traded(int instrument, long size) {
        long unit = volumeUnit[instrument];
        return size > Long.MAX_VALUE / unit ? Long.MAX_VALUE : size * unit;
    }

    void consume(Resting order, long size) {
        consumed[order.ticket.instrument()] += size;
        boolean wasMet = order.isMaker && isPrint;
        if (liquidity.isQuoteDriven() && !wasMet) {
            quotes.take(order.ticket.instrument(), order.isBuy(), size);
        }
    }
}
