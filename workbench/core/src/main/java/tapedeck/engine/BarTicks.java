package tapedeck.engine;

import tapedeck.model.Bar;
import tapedeck.model.Tick;

/// A bar as the coarse stretch of ticks it stands for: open, one extreme, the other, close.
///
/// They come at the start, a third, two thirds and the last nanosecond. Only the open can gap; the others are on a path
/// along which the price moved continuously. The four sizes add up to the bar's volume.
public final class BarTicks {
    /// Ticks per bar.
    public static final int COUNT = 4;

    private BarTicks() {}

    /// Which extreme comes first.
    public enum Order {
        /// The extreme nearer to the open; where both are as near, the one away from the close.
        NEARER,
        HIGH_FIRST,
        LOW_FIRST
    }

    /// When tick `index` of the bar happens.
    public static long time(Bar bar, int index) {
        long length = bar.endTime() - bar.startTime();
        return switch (index) {
            case 0 -> bar.startTime();
            case 1 -> bar.startTime() + length / 3;
            case 2 -> bar.startTime() + 2 * (length / 3);
            default -> bar.endTime() - 1;
        };
    }

    /// The price at tick `index`.
    public static long price(Bar bar, int index, Order order) {
        return switch (index) {
            case 0 -> bar.openPrice();
            case 1 -> isHighFirst(bar, order) ? bar.highPrice() : bar.lowPrice();
            case 2 -> isHighFirst(bar, order) ? bar.lowPrice() : bar.highPrice();
            default -> bar.closePrice();
        };
    }

    /// What trades at tick `index`.
    static long size(Bar bar, int index) {
        long quarter = bar.rawVolume() / COUNT;
        return index == COUNT - 1 ? bar.rawVolume() - 3 * quarter : quarter;
    }

    /// Whether the path goes to the high before the low.
    static boolean isHighFirst(Bar bar, Order order) {
        return switch (order) {
            case HIGH_FIRST -> true;
            case LOW_FIRST -> false;
            case NEARER -> {
                long up = bar.highPrice() - bar.openPrice();
                long down = bar.openPrice() - bar.lowPrice();
                yield up < down || (up == down && bar.closePrice() < bar.openPrice());
            }
        };
    }

    /// Fills `tick` with tick `index` of the bar.
    public static void fill(Tick tick, Bar bar, int index, Order order) {
        tick.venueTime = time(bar, index);
        tick.time = tick.venueTime;
        tick.instrument = bar.instrument().number();
        tick.kind = Tick.TRADE;
        tick.side = 0;
        tick.flags = (short) (Tick.SIMULATED | Tick.LAST_IN_BATCH | (index == 0 ? 0 : Tick.PATH));
        tick.price = price(bar, index, order);
        tick.size = size(bar, index);
        tick.price2 = 0;
        tick.size2 = 0;
    }
}
