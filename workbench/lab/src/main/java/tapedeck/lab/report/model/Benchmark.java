package tapedeck.lab.report.model;

import java.util.List;
import tapedeck.lab.analytics.DailySeries;
import tapedeck.lab.analytics.Statistics;
import tapedeck.model.Fixed;

/// What the run is measured against, marked at exactly the run's daily closes.
///
/// @param name    as a legend shows it
/// @param matched the same returns scaled to the strategy's volatility
public record Benchmark(String name, DailySeries series, DailySeries matched) {
    /// What is held, and what its money is worth.
    record Held(List<BarColumns> bars, Exchange rates) {}

    /// The same capital in equal parts in every symbol, from its first open to the end.
    ///
    /// @param closes the times of the daily closes, as many as the strategy's series has days
    static Benchmark of(String name, Held held, DailySeries strategy, long[] closes) {
        int n = strategy.size();
        long[] days = new long[n + 1];
        double[] marks = new double[n + 1];
        double part = strategy.startCapital() / held.bars().size();
        days[0] = strategy.startDay();
        marks[0] = strategy.startCapital();
        for (int i = 0; i < n; i++) {
            days[i + 1] = strategy.dayAt(i);
            for (BarColumns one : held.bars()) {
                marks[i + 1] += part * growth(one, closes[i], held.rates());
            }
        }
        DailySeries series = DailySeries.ofEquity(days, marks);
        return new Benchmark(name, series, matched(series, strategy));
    }

    /// Last close over first open, 1 before the first bar has closed.
    private static double growth(BarColumns bars, long time, Exchange rates) {
        int last = bars.lastEnded(time);
        double growth = last < 0 ? 1 : Fixed.toDouble(bars.closeAt(last)) / Fixed.toDouble(bars.openAt(0));
        return growth * rates.rate(bars.instrument(), time) / rates.rate(bars.instrument(), bars.startAt(0));
    }

    private static DailySeries matched(DailySeries series, DailySeries strategy) {
        double own = series.size() < 2 ? 0 : Statistics.std(series.returns());
        double scale = own == 0 ? 1 : Statistics.std(strategy.returns()) / own;
        double[] returns = series.returns();
        for (int i = 0; i < returns.length; i++) {
            returns[i] *= scale;
        }
        return DailySeries.ofReturns(series.startDay(), series.days(), returns);
    }
}
