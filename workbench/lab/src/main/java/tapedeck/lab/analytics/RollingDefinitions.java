package tapedeck.lab.analytics;

import static tapedeck.lab.analytics.MetricGroup.ROLLING;
import static tapedeck.lab.analytics.MetricUnit.PERCENT;
import static tapedeck.lab.analytics.MetricUnit.RATIO;

import java.util.List;

/// Metrics drawn as a line over time instead of printed as one number.
final class RollingDefinitions {
    private static final String WINDOW = "Trailing w = 21, 63, 126 or 252 days; nothing before the first full window.";

    static final List<Entry> ENTRIES = List.of(
            Entry.of("rolling_vol", "Rolling volatility", ROLLING, PERCENT)
                    .lower()
                    .formula("std(r over w)·√P")
                    .convention(WINDOW)
                    .quantstats("rolling_volatility"),
            Entry.of("rolling_sharpe", "Rolling Sharpe", ROLLING, RATIO)
                    .higher()
                    .formula("mean(x over w) / std(x over w)·√P")
                    .convention(WINDOW + " rf per day of the year, not of the window.")
                    .quantstats("rolling_sharpe (equal at rf = 0)"),
            Entry.of("rolling_sortino", "Rolling Sortino", ROLLING, RATIO)
                    .higher()
                    .formula("mean(x over w) / √(Σ{x<0} x² / w)·√P")
                    .convention(WINDOW + " rf per day of the year, not of the window.")
                    .quantstats("rolling_sortino (equal at rf = 0)"),
            Entry.of("rolling_beta", "Rolling beta", ROLLING, RATIO)
                    .formula("cov(r, b) / var(b) over w")
                    .convention(WINDOW)
                    .quantstats("rolling_greeks"));

    private RollingDefinitions() {}
}
