package tapedeck.ta4j;

import org.jspecify.annotations.Nullable;
import tapedeck.indicator.ColumnLine;

/// Which side of each other two lines are on, kept from bar to bar: one comparison per bar.
///
/// A pair that is not a number, as before the warm-up, counts as no side at all.
final class Cross {
    private static final int UNKNOWN = 2;

    private final ColumnLine first;
    private final @Nullable ColumnLine second;
    private final double level;
    private final int direction;
    private int asked = -1;
    /// The last side that was not a tie, up to and including bar `asked`; and the one up to the bar before.
    private int side = UNKNOWN;

    private int before = UNKNOWN;

    Cross(ColumnLine first, ColumnLine second, int direction) {
        this.first = first;
        this.second = second;
        this.level = 0;
        this.direction = direction;
    }

    Cross(ColumnLine first, double level, int direction) {
        this.first = first;
        this.second = null;
        this.level = level;
        this.direction = direction;
    }

    /// Whether the lines crossed at bar `index`.
    boolean at(int index) {
        if (index == asked + 1) {
            before = side;
            int now = sideAt(index);
            side = now == 0 ? before : now;
            asked = index;
        } else if (index != asked) {
            before = sideUpTo(index - 1);
            int now = sideAt(index);
            side = now == 0 ? before : now;
            asked = index;
        }
        return side == direction && before == -direction;
    }

    /// The last different pair at or before a bar.
    private int sideUpTo(int index) {
        int first = this.first.series().firstIndex();
        for (int i = index; i >= first; i--) {
            int now = sideAt(i);
            if (now != 0) {
                return now;
            }
        }
        return UNKNOWN;
    }

    private int sideAt(int index) {
        double a = first.value(index);
        double b = second == null ? level : second.value(index);
        return a > b ? 1 : a < b ? -1 : a == b ? 0 : UNKNOWN;
    }
}
