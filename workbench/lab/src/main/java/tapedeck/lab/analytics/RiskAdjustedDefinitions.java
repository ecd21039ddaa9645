package tapedeck.lab.analytics;

import static tapedeck.lab.analytics.MetricGroup.RISK_ADJUSTED;
import static tapedeck.lab.analytics.MetricUnit.PERCENT;
import static tapedeck.lab.analytics.MetricUnit.RATIO;

import java.util.List;

/// What was made per unit of risk, and how sure that is.
final class RiskAdjustedDefinitions {
    private static final String EXCESS = "x = r − rf_p, rf_p = (1 + rf)^(1/P) − 1; daily returns, flat days included.";

    static final List<Entry> ENTRIES = List.of(
            ratio("sharpe", "Sharpe")
                    .annualised()
                    .formula("mean(x) / std(x)·√P")
                    .convention(EXCESS)
                    .quantstats("sharpe"),
            ratio("smart_sharpe", "Smart Sharpe")
                    .annualised()
                    .formula("sharpe / autocorr_penalty")
                    .convention(EXCESS)
                    .quantstats("smart_sharpe"),
            ratio("sortino", "Sortino")
                    .annualised()
                    .formula("mean(x) / √(Σ{x<0} x² / n)·√P")
                    .convention(EXCESS + " n counts all days.")
                    .quantstats("sortino"),
            ratio("smart_sortino", "Smart Sortino")
                    .annualised()
                    .formula("sortino / autocorr_penalty")
                    .convention(EXCESS)
                    .quantstats("smart_sortino"),
            ratio("sortino_adj", "Sortino / √2")
                    .annualised()
                    .formula("sortino / √2")
                    .convention("Comparable to the Sharpe ratio in size.")
                    .quantstats("adjusted_sortino"),
            Entry.of("autocorr_penalty", "Autocorrelation penalty", RISK_ADJUSTED, RATIO)
                    .lower()
                    .formula("√(1 + 2·Σ{k=1..n−1} ((n − k) / n)·cᵏ), c = |corr(r₁…rₙ₋₁, r₂…rₙ)|")
                    .convention("1 when days do not depend on the day before.")
                    .quantstats("autocorr_penalty"),
            Entry.of("psr", "Probabilistic Sharpe", RISK_ADJUSTED, PERCENT)
                    .higher()
                    .formula("Φ(S·√(n − 1) / √(1 − G1·S + ((G2 + 2)/4)·S²)), S = mean(x)/std(x)")
                    .convention("Chance that the true Sharpe ratio is above zero. " + EXCESS)
                    .elsewhere(
                            "quantstats calls this probabilistic_sharpe_ratio, but puts excess kurtosis where raw belongs."),
            Entry.of("dsr", "Deflated Sharpe", RISK_ADJUSTED, PERCENT)
                    .higher()
                    .formula("psr against S* = √Var(S of trials)·[(1−γ)·Φ⁻¹(1−1/N) + γ·Φ⁻¹(1−1/(N·e))]")
                    .convention("N = trials of the sweep, γ = 0.5772…; only where there was a sweep.")
                    .elsewhere("Not in quantstats; Bailey and López de Prado (2014)."),
            ratio("omega", "Omega")
                    .formula("Σ(x − θ)⁺ / Σ(θ − x)⁺, θ = (1 + required return)^(1/P) − 1")
                    .convention("Required return 0 unless configured. " + EXCESS)
                    .quantstats("omega"),
            ratio("gain_to_pain_D", "Gain to pain, days")
                    .formula("Σr / |Σ{r<0} r|")
                    .convention("Arithmetic sums of daily returns.")
                    .quantstats("gain_to_pain_ratio"),
            ratio("gain_to_pain_M", "Gain to pain, months")
                    .formula("Σm / |Σ{m<0} m|, m = Σr of the month")
                    .convention("Arithmetic sums within the month, not compounded.")
                    .quantstats("gain_to_pain_ratio(resolution=\"ME\")"),
            ratio("calmar", "Calmar")
                    .annualised()
                    .formula("cagr / |max_dd|")
                    .convention("CAGR by calendar days.")
                    .elsewhere("quantstats calls calmar the form with CAGR by periods: see calmar_252."),
            ratio("calmar_252", "Calmar by periods")
                    .annualised()
                    .formula("cagr_252 / |max_dd|")
                    .convention("CAGR by periods.")
                    .quantstats("calmar"),
            ratio("upi", "Ulcer performance")
                    .formula("(R − rf) / ulcer_index")
                    .convention("Total return and annual rf, as the source defines it.")
                    .quantstats("upi"),
            ratio("serenity", "Serenity")
                    .formula("(Σr − rf) / (ulcer_index·pitfall), pitfall = −cvar_qs(D) / std(r)")
                    .convention("D = daily drawdowns; cvar_qs as for returns.")
                    .quantstats("serenity_index"),
            ratio("recovery", "Recovery")
                    .formula("net_profit / |max_dd_money|")
                    .convention("Money, daily closes.")
                    .elsewhere("quantstats calls recovery_factor the form with arithmetic returns: see recovery_qs."),
            ratio("recovery_qs", "Recovery, returns")
                    .formula("|Σr| / |max_dd|")
                    .convention("Arithmetic sum of returns; loses the sign.")
                    .quantstats("recovery_factor"),
            ratio("stability", "Stability")
                    .formula("R² of least squares of Σlog(1 + r) on the day index")
                    .convention("1 = a straight line on a log scale, in either direction.")
                    .agrees(Agreement.EMPYRICAL)
                    .elsewhere("Not in quantstats; empyrical calls this stability_of_timeseries."),
            ratio("pf_daily", "Profit factor, days")
                    .mayBeInfinite()
                    .formula("Σ{r>0} r / |Σ{r<0} r|")
                    .convention("Daily returns, not trades: see pf.")
                    .quantstats("profit_factor"),
            ratio("payoff", "Payoff, days")
                    .mayBeInfinite()
                    .formula("avg_win / |avg_loss|")
                    .convention("Daily returns, not trades: see payoff_t.")
                    .quantstats("payoff_ratio"),
            ratio("profit_ratio", "Profit ratio")
                    .formula("(mean(r | r≥0) / #(r≥0)) / (|mean(r | r<0)| / #(r<0))")
                    .convention("Flat days count as gains, as the source defines it.")
                    .quantstats("profit_ratio"),
            ratio("common_sense", "Common sense")
                    .formula("pf_daily·tail_ratio")
                    .convention("Daily returns.")
                    .quantstats("common_sense_ratio"),
            ratio("cpc", "CPC index")
                    .formula("pf_daily·win_rate_D·payoff")
                    .convention("Daily returns.")
                    .quantstats("cpc_index"),
            Entry.of("kelly_daily", "Kelly, days", RISK_ADJUSTED, PERCENT)
                    .higher()
                    .formula("w − (1 − w) / payoff, w = win_rate_D")
                    .convention("Daily returns, not trades: see kelly_t.")
                    .quantstats("kelly_criterion"));

    private RiskAdjustedDefinitions() {}

    private static Entry ratio(String id, String label) {
        return Entry.of(id, label, RISK_ADJUSTED, RATIO).higher();
    }
}
