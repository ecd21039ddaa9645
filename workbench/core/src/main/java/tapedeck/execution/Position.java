package tapedeck.execution;

import java.util.ArrayDeque;
import tapedeck.model.Fill;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;

/// What one strategy holds of one instrument: FIFO lots, average cost, realised profit. Not thread-safe.
public final class Position {
    private final int strategy;
    private final Instrument instrument;
    private final ArrayDeque<Lot> lots = new ArrayDeque<>();
    private long size;
    private long realized;
    private long fees;
    private long high = Long.MIN_VALUE;
    private long low = Long.MAX_VALUE;

    Position(int strategy, Instrument instrument) {
        this.strategy = strategy;
        this.instrument = instrument;
    }

    /// Books a fill: closes lots of the other direction first, opens a lot with the rest.
    void apply(Fill fill, String tag, long riskPerUnit, int bar, Portfolio.TradeListener listener) {
        mergeExtremes();
        long signed = fill.signedSize();
        long closing = size != 0 && (size > 0) != (signed > 0) ? Math.min(Math.abs(size), fill.size()) : 0;
        long closingFee = closing == 0 ? 0 : Fixed.scale(fill.fee(), closing, fill.size());
        close(fill, closing, closingFee, tag, bar, listener);
        long opening = fill.size() - closing;
        if (opening > 0) {
            Lot lot = new Lot(fill.orderId(), fill.price(), fill.time(), tag, riskPerUnit);
            lot.size = opening;
            lot.fee = fill.fee() - closingFee;
            lot.entryBar = bar;
            lots.addLast(lot);
        }
        size = Math.addExact(size, signed);
        fees = Math.addExact(fees, fill.fee());
    }

    private void close(Fill fill, long closing, long fee, String tag, int bar, Portfolio.TradeListener listener) {
        long left = closing;
        long feeLeft = fee;
        while (left > 0) {
            Lot lot = lots.getFirst();
            lot.see(fill.price(), fill.price());
            long part = Math.min(left, lot.size);
            long entryFee = part == lot.size ? lot.fee : Fixed.scale(lot.fee, part, lot.size);
            long exitFee = part == left ? feeLeft : Fixed.scale(fee, part, closing);
            ClosedTrade trade = trade(lot, fill, part, entryFee + exitFee, tag, bar);
            realized = Math.addExact(realized, trade.profit());
            listener.onTrade(trade);
            lot.size -= part;
            lot.fee -= entryFee;
            left -= part;
            feeLeft -= exitFee;
            if (lot.size == 0) {
                lots.removeFirst();
            }
        }
    }

    private ClosedTrade trade(Lot lot, Fill fill, long part, long tradeFees, String tag, int bar) {
        boolean isLong = size > 0;
        long atHigh = profit(isLong, lot.price, lot.high, part);
        long atLow = profit(isLong, lot.price, lot.low, part);
        long gross = profit(isLong, lot.price, fill.price(), part);
        return new ClosedTrade(
                0,
                strategy,
                instrument.number(),
                isLong,
                lot.time,
                fill.time(),
                part,
                lot.price,
                fill.price(),
                gross - tradeFees,
                tradeFees,
                Math.min(0, Math.min(atHigh, atLow)),
                Math.max(0, Math.max(atHigh, atLow)),
                lot.risk == 0 ? 0 : instrument.notional(lot.risk, part),
                bar - lot.entryBar,
                lot.tag,
                tag);
    }

    /// Difference of the two notionals, each rounded as cash is: profits of trades add up to the change of cash.
    private long profit(boolean isLong, long entry, long exit, long units) {
        long change = instrument.notional(exit, units) - instrument.notional(entry, units);
        return isLong ? change : -change;
    }

    /// A price was seen.
    void see(long price) {
        if (price > high) {
            high = price;
        }
        if (price < low) {
            low = price;
        }
    }

    private void mergeExtremes() {
        if (high >= low) {
            for (Lot lot : lots) {
                lot.see(high, low);
            }
        }
        high = Long.MIN_VALUE;
        low = Long.MAX_VALUE;
    }

    /// Units held, negative when short.
    public long size() {
        return size;
    }

    public boolean isFlat() {
        return size == 0;
    }

    public Instrument instrument() {
        return instrument;
    }

    /// Profit of closed trades, net of fees.
    public long realized() {
        return realized;
    }

    /// Fees paid so far.
    public long fees() {
        return fees;
    }

    /// Average entry price of what is open, at 1e-8; 0 when flat.
    public long averagePrice() {
        if (size == 0) {
            return 0;
        }
        long cost = 0;
        long units = 0;
        for (Lot lot : lots) {
            cost = Math.addExact(cost, Fixed.multiply(lot.price, lot.size));
            units += lot.size;
        }
        return Fixed.divide(cost, units);
    }

    /// Profit of what is open at `price`, before the fee of leaving.
    public long unrealized(long price) {
        long sum = 0;
        for (Lot lot : lots) {
            sum = Math.addExact(sum, profit(size > 0, lot.price, price, lot.size) - lot.fee);
        }
        return sum;
    }

    /// Number of open entry lots.
    public int lotCount() {
        return lots.size();
    }
}
