package tapedeck.lab.analytics;

import static tapedeck.lab.analytics.MetricGroup.RETURN;
import static tapedeck.lab.analytics.MetricUnit.COUNT;
import static tapedeck.lab.analytics.MetricUnit.MONEY;
import static tapedeck.lab.analytics.MetricUnit.PERCENT;

import java.util.List;

/// How much was made, and how often.
final class ReturnDefinitions {
    private static final String COMPOUNDED = "Period returns are daily returns compounded within the calendar period.";
    private static final String NON_ZERO = "Periods with a return of exactly zero are left out of the count.";

    static final List<Entry> ENTRIES = List.of(
            percent("total_return", "Total return")
                    .higher()
                    .formula("R = ∏(1 + r) − 1")
                    .convention("From the starting capital to the last daily close; deposits and withdrawals removed.")
                    .quantstats("comp"),
            Entry.of("net_profit", "Net profit", RETURN, MONEY)
                    .higher()
                    .formula("E(last) − E(start) − deposits + withdrawals")
                    .convention("Account currency, marked at the last daily close, after all costs."),
            percent("cagr", "CAGR")
                    .higher()
                    .annualised()
                    .formula("(1 + R)^(365.25 / days) − 1")
                    .convention("days = calendar days from the starting capital to the last mark (ACT/365.25).")
                    .elsewhere("quantstats calls cagr the (1 + R)^(P/n) form: see cagr_252."),
            percent("cagr_252", "CAGR by periods")
                    .higher()
                    .annualised()
                    .formula("(1 + R)^(P / n) − 1")
                    .convention(
                            "P = periods per year of the calendar (252, or 365 around the clock), n = daily returns.")
                    .quantstats("cagr"),
            expected("D", "day"),
            expected("M", "month"),
            expected("Y", "year"),
            extreme("best", "D", "day", "max"),
            extreme("worst", "D", "day", "min"),
            extreme("best", "M", "month", "max"),
            extreme("worst", "M", "month", "min"),
            extreme("best", "Y", "year", "max"),
            extreme("worst", "Y", "year", "min"),
            winRate("D", "day").quantstats("win_rate"),
            winRate("W", "week")
                    .convention("ISO weeks, Monday to Sunday. " + NON_ZERO)
                    .elsewhere("quantstats' weekly path uses a removed pandas call; the definition is the same."),
            winRate("M", "month").quantstats("win_rate(aggregate=\"ME\")"),
            winRate("Q", "quarter").quantstats("win_rate(aggregate=\"QE\")"),
            winRate("Y", "year").quantstats("win_rate(aggregate=\"YE\")"),
            Entry.of("max_consecutive_wins", "Longest winning streak", RETURN, COUNT)
                    .higher()
                    .formula("longest run of days with r > 0")
                    .convention("A flat day breaks the streak.")
                    .quantstats("consecutive_wins"),
            Entry.of("max_consecutive_losses", "Longest losing streak", RETURN, COUNT)
                    .lower()
                    .formula("longest run of days with r < 0")
                    .convention("A flat day breaks the streak.")
                    .quantstats("consecutive_losses"));

    private ReturnDefinitions() {}

    private static Entry percent(String id, String label) {
        return Entry.of(id, label, RETURN, PERCENT);
    }

    private static Entry expected(String suffix, String period) {
        return percent("expected_" + suffix, "Expected " + period)
                .higher()
                .formula("(∏(1 + r of each " + period + "))^(1 / number of " + period + "s) − 1")
                .convention("Geometric mean. " + COMPOUNDED)
                .quantstats("expected_return");
    }

    private static Entry extreme(String which, String suffix, String period, String function) {
        String label = ("best".equals(which) ? "Best " : "Worst ") + period;
        return percent(which + "_" + suffix, label)
                .higher()
                .formula(function + " of the returns by " + period)
                .convention(COMPOUNDED)
                .quantstats(which);
    }

    private static Entry winRate(String suffix, String period) {
        return percent("win_rate_" + suffix, "Winning " + period + "s")
                .higher()
                .formula(period + "s with r > 0 / " + period + "s with r ≠ 0")
                .convention(COMPOUNDED + " " + NON_ZERO);
    }
}
