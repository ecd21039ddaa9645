package tapedeck.engine;

import tapedeck.event.BarReader;
import tapedeck.model.Bar;

/// Tells from finer prices which extreme of a bar was reached first. Bars are asked for in time order. Not thread-safe.
final class FinerPath {
    private final BarReader reader;
    private final Bar fine;
    private boolean isOver;
    private boolean isSure;

    /// @param like a bar of the instrument
    FinerPath(BarReader reader, Bar like) {
        this.reader = reader;
        this.fine = like.copy();
        next();
    }

    private void next() {
        isOver = !reader.read(fine);
    }

    /// The order of a bar's extremes; where none was seen, the one nearer to the open.
    BarTicks.Order order(Bar bar) {
        isSure = false;
        while (!isOver && fine.startTime() < bar.startTime()) {
            next();
        }
        while (!isOver && fine.startTime() < bar.endTime()) {
            boolean isHigh = fine.highPrice() >= bar.highPrice();
            boolean isLow = fine.lowPrice() <= bar.lowPrice();
            if (isHigh || isLow) {
                isSure = isHigh != isLow;
                boolean isHighFirst = isSure ? isHigh : BarTicks.isHighFirst(fine, BarTicks.Order.NEARER);
                return isHighFirst ? BarTicks.Order.HIGH_FIRST : BarTicks.Order.LOW_FIRST;
            }
            next();
        }
        return BarTicks.Order.NEARER;
    }

    /// Whether the last answer was seen, not assumed.
    boolean isSure() {
        return isSure;
    }
}
