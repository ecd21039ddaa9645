package tapedeck.ta4j;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.CachedIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.ConstantIndicator;
import org.ta4j.core.indicators.helpers.CrossIndicator;
import org.ta4j.core.num.Num;
import tapedeck.indicator.ColumnLine;

/// ta4j's cross without its cache: the same answers, of two of our lines out of their columns.
///
/// A cache keeps what is dear to compute. Here that is a comparison or two of values that are kept already, and keeping
/// the answer took longer than finding it. Stands in for ta4j's own inside its cross rules, put there by [CacheScan].
final class PlainCross extends CrossIndicator {
    private static final String TA4J = "org.ta4j.core.indicators.";

    private final transient @Nullable ColumnLine up;
    private final transient @Nullable ColumnLine low;
    private final int unstable;

    private PlainCross(CrossIndicator stock) {
        super(stock.getUp(), stock.getLow());
        up = line(stock.getUp());
        low = line(stock.getLow());
        unstable =
                Math.max(stock.getUp().getCountOfUnstableBars(), stock.getLow().getCountOfUnstableBars());
    }

    /// The same cross without a cache; null where it reads an indicator that neither is ours nor keeps its values,
    /// which may be dear or moody, and where ta4j's traces are wanted.
    static @Nullable PlainCross of(CrossIndicator stock) {
        boolean isTraced = LoggerFactory.getLogger(stock.getClass()).isTraceEnabled();
        boolean isStock = stock.getClass() == CrossIndicator.class;
        return isStock && !isTraced && isKnown(stock.getUp()) && isKnown(stock.getLow()) ? new PlainCross(stock) : null;
    }

    private static boolean isKnown(Indicator<Num> indicator) {
        boolean isKept = indicator instanceof CachedIndicator
                || indicator instanceof ConstantIndicator
                || indicator instanceof ClosePriceIndicator;
        boolean isTa4js = indicator.getClass().getName().startsWith(TA4J);
        return indicator instanceof LineIndicator || (isKept && isTa4js);
    }

    private static @Nullable ColumnLine line(Indicator<Num> indicator) {
        return switch (indicator) {
            case LineIndicator ours -> ours.line();
            case ClosePriceIndicator close
            when close.getBarSeries() instanceof ColumnBarSeries -> TaSeries.columnLine(close);
            default -> null;
        };
    }

    @Override
    public Boolean getValue(int index) {
        return (up != null && low != null) ? Boolean.valueOf(crosses(up, low, index)) : calculate(index);
    }

    /// As in [CrossIndicator#calculate], on plain numbers; what is not a number is neither above, equal nor below.
    private boolean crosses(ColumnLine above, ColumnLine below, int index) {
        int at = index;
        if (at <= unstable) {
            return false;
        }
        double a = above.value(at);
        double b = below.value(at);
        if (areNumbers(a, b) && Double.compare(a, b) >= 0) {
            return false;
        }
        do {
            at--;
            a = above.value(at);
            b = below.value(at);
        } while (at > unstable && a == b);
        return areNumbers(a, b) && Double.compare(a, b) > 0;
    }

    private static boolean areNumbers(double a, double b) {
        return !Double.isNaN(a) && !Double.isNaN(b);
    }
}
