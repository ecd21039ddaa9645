package tapedeck.lab.analytics;

import static tapedeck.lab.analytics.MetricGroup.EXPOSURE_AND_COSTS;
import static tapedeck.lab.analytics.MetricUnit.BASIS_POINTS;
import static tapedeck.lab.analytics.MetricUnit.MONEY;
import static tapedeck.lab.analytics.MetricUnit.PERCENT;
import static tapedeck.lab.analytics.MetricUnit.RATIO;

import java.util.List;

/// How much of the account was at work, how often it turned over, and what that cost.
final class ExposureDefinitions {
    private static final String WEIGHTED =
            "Weighted by trading time; E = equity, mv = signed market value of a position.";
    private static final String PAID = "All fills, closed or not; a cost is positive.";

    static final List<Entry> ENTRIES = List.of(
            entry("exposure", "Exposure", PERCENT)
                    .formula("trading time with a position / trading time")
                    .convention("By time, not by bars.")
                    .elsewhere("quantstats' exposure counts days with a return, rounded up: see time_in_market_qs."),
            entry("time_in_market_qs", "Days with a return", PERCENT)
                    .hidden()
                    .formula("⌈100·#(r ≠ 0) / n⌉ / 100")
                    .convention("Daily returns, rounded up to a whole percent, as the source defines it.")
                    .quantstats("exposure"),
            entry("gross_exposure", "Gross exposure", PERCENT)
                    .formula("mean of Σ|mv| / E")
                    .convention(WEIGHTED + " Time without a position counts."),
            entry("net_exposure", "Net exposure", PERCENT)
                    .formula("mean of Σmv / E")
                    .convention(WEIGHTED + " Time without a position counts."),
            entry("leverage_max", "Max leverage", RATIO)
                    .lower()
                    .formula("max of Σ|mv| / E")
                    .convention("Largest at any event."),
            entry("leverage_mean", "Mean leverage", RATIO)
                    .lower()
                    .formula("mean of Σ|mv| / E while there is a position")
                    .convention(WEIGHTED),
            entry("turnover_ann", "Turnover", RATIO)
                    .lower()
                    .annualised()
                    .formula("Σ|fill notional| / 2 / mean E / years")
                    .convention("Times per year the account is turned over; years = calendar days / 365.25."),
            entry("turnover_agb", "Daily turnover of the book", PERCENT)
                    .lower()
                    .formula("mean over days of traded notional / mean gross book of that day and the day before")
                    .convention(
                            "The book before the first day is zero; a day that traded without any book is left out.")
                    .agrees(Agreement.PYFOLIO)
                    .elsewhere("Not in quantstats; pyfolio's get_turnover."),
            entry("fees", "Fees", MONEY).lower().formula("Σ fees").convention(PAID),
            entry("slippage", "Slippage", MONEY)
                    .lower()
                    .formula("Σ (fill price − price at submission)·signed size")
                    .convention(PAID + " As the fill model recorded it."),
            entry("spread", "Spread", MONEY)
                    .lower()
                    .formula("Σ half spread·size")
                    .convention(PAID + " As the fill model recorded it."),
            entry("funding", "Funding", MONEY)
                    .lower()
                    .formula("Σ funding paid − received")
                    .convention("Negative when more was received than paid."),
            entry("borrow", "Borrow", MONEY)
                    .lower()
                    .formula("Σ borrow cost of short positions and margin")
                    .convention(PAID),
            entry("costs", "All costs", MONEY)
                    .lower()
                    .formula("fees + slippage + spread + funding + borrow")
                    .convention(PAID),
            entry("cost_per_trade", "Cost per trade", MONEY)
                    .lower()
                    .formula("costs / closed trades")
                    .convention(PAID),
            entry("cost_of_gross", "Costs of gross profit", PERCENT)
                    .lower()
                    .formula("costs / (net_profit + costs)")
                    .convention("Absent when there was no profit before costs."),
            entry("cost_bp", "Cost of trading", BASIS_POINTS)
                    .lower()
                    .formula("costs / Σ|fill notional|·10⁴")
                    .convention("Per side: one fill, not one round trip."),
            entry("break_even_cost", "Break-even cost", BASIS_POINTS)
                    .higher()
                    .formula("(net_profit + costs) / Σ|fill notional|·10⁴")
                    .convention("Cost per side at which the profit is gone; compare with cost_bp."));

    private ExposureDefinitions() {}

    private static Entry entry(String id, String label, MetricUnit unit) {
        return Entry.of(id, label, EXPOSURE_AND_COSTS, unit);
    }
}
