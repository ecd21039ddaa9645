package tapedeck.lab.research.proof;

import java.util.List;
import tapedeck.indicator.ColumnLine;
import tapedeck.indicator.Series;

/// Whether the indicators of two runs of one strategy say the same: tells a decision that differs because of what was
/// computed from one that differs because of what the strategy keeps for itself. Stateless.
///
/// Values that a strategy computes in fields of its own, and indicators that foreign code keeps to itself, are not
/// seen.
final class IndicatorValues {
    private static final double TOLERANCE = 1e-12;

    private IndicatorValues() {}

    /// Compares every line at the newest bar that began before a time and, since a cross looks back, at the one before.
    static boolean areEqual(List<Series> full, List<Series> restart, long time) {
        for (int i = 0; i < Math.min(full.size(), restart.size()); i++) {
            if (!areEqual(full.get(i), restart.get(i), time)) {
                return false;
            }
        }
        return true;
    }

    private static boolean areEqual(Series full, Series restart, long time) {
        int a = newestBefore(full, time);
        int b = newestBefore(restart, time);
        for (int back = 0; back < 2; back++) {
            if (a - back < full.firstIndex() || b - back < restart.firstIndex()) {
                return full.lines().isEmpty();
            }
            for (int line = 0; line < full.lines().size(); line++) {
                ColumnLine other = restart.lines().get(line);
                if (!isNear(full.lines().get(line).value(a - back), other.value(b - back))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int newestBefore(Series series, long time) {
        int low = series.firstIndex();
        int high = series.count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (series.startTime(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private static boolean isNear(double a, double b) {
        return Double.compare(a, b) == 0 || Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
    }
}
