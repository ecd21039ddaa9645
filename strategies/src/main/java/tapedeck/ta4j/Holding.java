package tapedeck.ta4j;

import org.ta4j.core.Trade.TradeType;
import tapedeck.model.Fill;
import tapedeck.model.Fixed;

/// The position of a rule strategy as its fills made it, and the bookkeeper of ta4j's trading record: partial fills of
/// an order enter as one trade at their average price.
final class Holding {
    private final FillRecord record;
    private long position;
    private int entries;
    private long entrySize;
    private double entryMoney;
    private long exitSize;
    private double exitMoney;

    Holding(FillRecord record) {
        this.record = record;
    }

    FillRecord record() {
        return record;
    }

    /// Units at 1e-8, negative when short.
    long position() {
        return position;
    }

    /// 1 long, −1 short, 0 flat.
    int direction() {
        return Long.signum(position);
    }

    /// Entries that make up the open position.
    int entries() {
        return entries;
    }

    /// Average price of the open position.
    double entryPrice() {
        return record.getCurrentPosition().getEntry().getPricePerAsset().doubleValue();
    }

    /// Books a fill that happened while bar `index` was forming.
    void fill(Fill fill, int index) {
        long size = fill.signedSize();
        long closing = Long.signum(size) == -Long.signum(position) ? Math.min(Math.abs(size), Math.abs(position)) : 0;
        double price = Fixed.toDouble(fill.price());
        position = Math.addExact(position, size);
        if (closing > 0) {
            endEntry(index);
            exitSize += closing;
            exitMoney += price * closing;
            if (position == 0 || Math.abs(size) > closing) {
                record.exit(index, exitMoney / exitSize, Fixed.toDouble(exitSize));
                exitSize = 0;
                exitMoney = 0;
                entries = 0;
            }
        }
        long opening = Math.abs(size) - closing;
        if (opening > 0) {
            record.turn(size > 0 ? TradeType.BUY : TradeType.SELL);
            entrySize += opening;
            entryMoney += price * opening;
        }
    }

    /// The entry order is done: what it filled becomes one trade. Whether it filled anything.
    boolean endEntry(int index) {
        if (entrySize == 0) {
            return false;
        }
        record.enter(index, entryMoney / entrySize, Fixed.toDouble(entrySize));
        entries++;
        entrySize = 0;
        entryMoney = 0;
        return true;
    }
}
