package tapedeck.execution;

import java.util.ArrayDeque;
import java.util.List;
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
    void apply(Fill fill, String tag, long riskPerUnit, int bar, Portfolio.Trades trades) {
        mergeExtremes();
        Part whole = new Part(fill.size(), fill.fee(), instrument.notional(fill.price(), fill.size()));
        book(fill, whole, new Label(tag, riskPerUnit, bar), trades);
        fees = Math.addExact(fees, fill.fee());
    }

    /// Takes a fill back: what it opened and is still held goes as it came, so that no trade is made of it; the rest is
    /// undone by the other side at the same price, because what followed from it cannot be undone.
    ///
    /// @param reversal the other side of the fill, with its trade id and its fee given back
    void bust(Fill reversal, int bar, Portfolio.Trades trades) {
        mergeExtremes();
        long left = reversal.size();
        long fee = reversal.fee();
        long notional = instrument.notional(reversal.price(), reversal.size());
        for (Lot lot : List.copyOf(lots)) {
            if (lot.orderId == reversal.orderId() && lot.tradeId == reversal.tradeId()) {
                left -= lot.size;
                fee += lot.fee;
                notional -= lot.cost;
                size = Math.addExact(size, reversal.side().sign() * lot.size);
                lots.remove(lot);
            }
        }
        if (left > 0) {
            book(reversal, new Part(left, fee, notional), new Label("bust", 0, bar), trades);
        }
        fees = Math.addExact(fees, reversal.fee());
    }

    /// What a trade carries of the fill that opens or closes it.
    private record Label(String tag, long risk, int bar) {}

    /// @param whole what of the fill is booked
    private void book(Fill fill, Part whole, Label label, Portfolio.Trades trades) {
        boolean isOpposite = size != 0 && (size > 0) != (fill.signedSize() > 0);
        long closing = isOpposite ? Math.min(Math.abs(size), whole.size()) : 0;
        long closingFee = closing == 0 ? 0 : Fixed.scale(whole.fee(), closing, whole.size());
        long closingNotional = closing == whole.size() ? whole.notional() : instrument.notional(fill.price(), closing);
        close(fill, new Part(closing, closingFee, closingNotional), label, trades);
        long opening = whole.size() - closing;
        if (opening > 0) {
            Lot lot = new Lot(fill, label.tag(), label.risk());
            lot.size = opening;
            lot.fee = whole.fee() - closingFee;
            lot.cost = whole.notional() - closingNotional;
            lot.entryBar = label.bar();
            lots.addLast(lot);
        }
        size = Math.addExact(size, fill.side().sign() * whole.size());
    }

    /// A part of a fill: its units, its fee and its notional.
    private record Part(long size, long fee, long notional) {}

    private void close(Fill fill, Part leaving, Label label, Portfolio.Trades trades) {
        long left = leaving.size();
        long feeLeft = leaving.fee();
        long notionalLeft = leaving.notional();
        while (left > 0) {
            Lot lot = lots.getFirst();
            lot.see(fill.price(), fill.price());
            long part = Math.min(left, lot.size);
            boolean isLast = part == left;
            long entryFee = share(lot.fee, part, lot.size);
            long cost = share(lot.cost, part, lot.size);
            long exitFee = isLast ? feeLeft : share(leaving.fee(), part, leaving.size());
            long notional = isLast ? notionalLeft : share(leaving.notional(), part, leaving.size());
            long gross = size > 0 ? notional - cost : cost - notional;
            ClosedTrade trade = trade(trades.next(), lot, fill, part, gross, entryFee + exitFee, label);
            realized = Math.addExact(realized, trade.profit());
            trades.add(trade);
            lot.size -= part;
            lot.fee -= entryFee;
            lot.cost -= cost;
            left -= part;
            feeLeft -= exitFee;
            notionalLeft -= notional;
            if (lot.size == 0) {
                lots.removeFirst();
            }
        }
    }

    /// The part of an amount that belongs to some of the units; what is left stays with the rest, so nothing is lost.
    private static long share(long amount, long part, long whole) {
        return part == whole ? amount : Fixed.scale(amount, part, whole);
    }

    private ClosedTrade trade(long number, Lot lot, Fill fill, long part, long gross, long tradeFees, Label label) {
        boolean isLong = size > 0;
        long paid = instrument.notional(lot.price, part);
        long toHigh = instrument.notional(lot.high, part) - paid;
        long toLow = instrument.notional(lot.low, part) - paid;
        return new ClosedTrade(
                number,
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
                Math.min(0, isLong ? toLow : -toHigh),
                Math.max(0, isLong ? toHigh : -toLow),
                lot.risk == 0 ? 0 : instrument.notional(lot.risk, part),
                label.bar() - lot.entryBar,
                lot.tag,
                label.tag());
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

    /// A split: every lot has other units at other prices, and the same cost.
    void split(long newUnits, long oldUnits) {
        mergeExtremes();
        long units = 0;
        for (Lot lot : lots) {
            lot.split(newUnits, oldUnits);
            units = Math.addExact(units, lot.size);
        }
        size = size < 0 ? -units : units;
    }

    /// Money paid on what is held: profit that belongs to no trade.
    void pay(long amount) {
        realized = Math.addExact(realized, amount);
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

    /// Profit of closed trades, net of fees, and dividends.
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
            long value = instrument.notional(price, lot.size);
            sum = Math.addExact(sum, (size > 0 ? value - lot.cost : lot.cost - value) - lot.fee);
        }
        return sum;
    }

    /// Number of open entry lots.
    public int lotCount() {
        return lots.size();
    }
}
