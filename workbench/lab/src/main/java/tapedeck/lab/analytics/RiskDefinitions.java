package tapedeck.lab.analytics;

import static tapedeck.lab.analytics.MetricGroup.RISK;
import static tapedeck.lab.analytics.MetricUnit.DAYS;
import static tapedeck.lab.analytics.MetricUnit.MONEY;
import static tapedeck.lab.analytics.MetricUnit.PERCENT;
import static tapedeck.lab.analytics.MetricUnit.RATIO;

import java.util.List;

/// How much could be lost, and for how long.
final class RiskDefinitions {
    private static final String DRAWDOWN = "Daily closes; the starting capital counts as the first high.";
    private static final String ONE_DAY = "One day ahead; c = confidence, 95 % unless configured.";

    static final List<Entry> ENTRIES = List.of(
            percent("vol_ann", "Volatility")
                    .lower()
                    .annualised()
                    .formula("std(r)·√P")
                    .convention("Sample standard deviation (n − 1) of daily returns, flat days included.")
                    .quantstats("volatility"),
            percent("max_dd", "Max drawdown")
                    .higher()
                    .formula("min over days of e / max(1, highest e so far) − 1, e = ∏(1 + r)")
                    .convention(DRAWDOWN)
                    .quantstats("max_drawdown"),
            Entry.of("max_dd_money", "Max drawdown, money", RISK, MONEY)
                    .higher()
                    .formula("min over days of E − highest E so far")
                    .convention(DRAWDOWN + " Deposits and withdrawals removed."),
            percent("avg_dd", "Average drawdown")
                    .higher()
                    .formula("mean depth of the drawdown episodes")
                    .convention("An episode runs from leaving a high-water mark to regaining it; an open one counts.")
                    .elsewhere("quantstats' Avg. Drawdown is the same mean over its own episode table."),
            Entry.of("longest_dd_days", "Longest drawdown", RISK, DAYS)
                    .lower()
                    .formula("max over episodes of calendar days from peak to recovery")
                    .convention("An open episode counts up to the last day.")
                    .elsewhere("quantstats counts first to last day under water, inclusive: see the drawdown table."),
            percent("ulcer_index", "Ulcer index")
                    .lower()
                    .formula("√(ΣD² / (n − 1)), D = daily drawdown")
                    .convention(DRAWDOWN)
                    .quantstats("ulcer_index"),
            percent("var_hist", "Value at risk")
                    .higher()
                    .formula("quantile(r, 1 − c)")
                    .convention(ONE_DAY + " Historical, linear interpolation (type 7); a loss is negative.")
                    .agrees(Agreement.EMPYRICAL)
                    .elsewhere("quantstats' value_at_risk assumes a normal distribution: see var_normal."),
            percent("cvar_hist", "Expected shortfall")
                    .higher()
                    .formula("mean of the ⌊(n − 1)(1 − c)⌋ + 1 smallest r")
                    .convention(ONE_DAY + " Historical.")
                    .agrees(Agreement.EMPYRICAL)
                    .elsewhere("quantstats' cvar cuts at its normal value at risk: see cvar_qs."),
            percent("var_normal", "Value at risk, normal")
                    .higher()
                    .formula("mean(r) + Φ⁻¹(1 − c)·std(r)")
                    .convention(ONE_DAY + " Normal distribution.")
                    .quantstats("value_at_risk"),
            percent("cvar_qs", "Expected shortfall, normal cut")
                    .higher()
                    .formula("mean(r | r < var_normal), else var_normal")
                    .convention(ONE_DAY)
                    .quantstats("cvar"),
            Entry.of("risk_of_ruin_qs", "Risk of ruin", RISK, RATIO)
                    .lower()
                    .hidden()
                    .formula("((1 − w) / (1 + w))ⁿ, w = win_rate_D")
                    .convention("For parity only: always close to zero, hence misleading.")
                    .quantstats("risk_of_ruin"));

    private RiskDefinitions() {}

    private static Entry percent(String id, String label) {
        return Entry.of(id, label, RISK, PERCENT);
    }
}
