package tapedeck.lab.analytics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/// Finds the drawdown episodes of a series.
public final class Drawdowns {
    private Drawdowns() {}

    /// All episodes in order of time; the last may still be open.
    public static List<DrawdownEpisode> of(DailySeries series) {
        List<DrawdownEpisode> episodes = new ArrayList<>();
        double[] depths = series.drawdowns();
        int i = 0;
        while (i < depths.length) {
            if (depths[i] < 0) {
                int first = i;
                while (i < depths.length && depths[i] < 0) {
                    i++;
                }
                episodes.add(episode(series, depths, first, i));
            } else {
                i++;
            }
        }
        return List.copyOf(episodes);
    }

    /// The deepest episodes, deepest first, the earlier first of two equals.
    public static List<DrawdownEpisode> worst(DailySeries series, int count) {
        return of(series).stream()
                .sorted(Comparator.comparingDouble(DrawdownEpisode::depth).thenComparingLong(DrawdownEpisode::peakDay))
                .limit(count)
                .toList();
    }

    /// Growth of 1 over the returns, zero once everything is lost.
    static double growthOf(double[] returns) {
        double growth = 1;
        for (double value : returns) {
            growth *= 1 + value;
            if (growth <= 0) {
                return 0;
            }
        }
        return growth;
    }

    /// Maximum drawdown of returns in this order, −1 once everything is lost.
    static double deepest(double[] returns) {
        double growth = 1;
        double peak = 1;
        double lowest = 1;
        for (double value : returns) {
            growth *= 1 + value;
            if (growth <= 0) {
                return -1;
            }
            peak = Math.max(peak, growth);
            // A quotient only where there is a new low: most days have none.
            if (growth < lowest * peak) {
                lowest = growth / peak;
            }
        }
        return lowest - 1;
    }

    /// The episode of the days `[first, end)`; `end` is the day of recovery if there is one.
    private static DrawdownEpisode episode(DailySeries series, double[] depths, int first, int end) {
        int valley = first;
        double peakMoney = first == 0 ? series.startCapital() : series.moneyAt(first - 1);
        for (int i = first; i < end; i++) {
            if (depths[i] < depths[valley]) {
                valley = i;
            }
        }
        return new DrawdownEpisode(
                first == 0 ? series.startDay() : series.dayAt(first - 1),
                series.dayAt(first),
                series.dayAt(valley),
                series.dayAt(end - 1),
                end < depths.length ? OptionalLong.of(series.dayAt(end)) : OptionalLong.empty(),
                series.lastDay(),
                depths[valley],
                series.moneyAt(valley) - peakMoney);
    }
}
