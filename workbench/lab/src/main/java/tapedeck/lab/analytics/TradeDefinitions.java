package tapedeck.lab.analytics;

import static tapedeck.lab.analytics.MetricGroup.TRADES;
import static tapedeck.lab.analytics.MetricUnit.COUNT;
import static tapedeck.lab.analytics.MetricUnit.DAYS;
import static tapedeck.lab.analytics.MetricUnit.MONEY;
import static tapedeck.lab.analytics.MetricUnit.PERCENT;
import static tapedeck.lab.analytics.MetricUnit.RATIO;

import java.util.List;

/// What the closed round trips say: FIFO, profit net of fees.
final class TradeDefinitions {
    private static final String NET = "Closed round trips by first in, first out; profit and loss net of fees.";
    private static final String OPEN =
            "Unrealised profit while the trade was open, at every event and not only at bar closes.";
    private static final String CLOCK = "Calendar time from entry to exit.";

    static final List<Entry> ENTRIES = List.of(
            entry("trades", "Trades", COUNT).formula("N").convention(NET),
            entry("win_rate_t", "Win rate", PERCENT)
                    .higher()
                    .formula("trades with P&L > 0 / N")
                    .convention("A trade with P&L of exactly zero counts in N. " + NET)
                    .agrees(Agreement.BACKTESTING_PY)
                    .elsewhere("quantstats has none: its win_rate is of days."),
            entry("pf", "Profit factor", RATIO)
                    .higher()
                    .mayBeInfinite()
                    .formula("Σ winning P&L / |Σ losing P&L|")
                    .convention(NET)
                    .elsewhere(
                            "quantstats' profit_factor is of days: see pf_daily. backtesting.py sums return percents."),
            entry("payoff_t", "Payoff", RATIO)
                    .higher()
                    .mayBeInfinite()
                    .formula("avg_win_t / |avg_loss_t|")
                    .convention(NET)
                    .elsewhere("quantstats' payoff_ratio is of days: see payoff."),
            entry("expectancy", "Expectancy", MONEY)
                    .higher()
                    .formula("mean P&L per trade")
                    .convention(NET),
            entry("expectancy_r", "Expectancy, R", RATIO)
                    .higher()
                    .formula("mean of P&L / initial risk")
                    .convention("Initial risk = money lost at the first stop; only trades that had one."),
            entry("sqn", "SQN", RATIO)
                    .higher()
                    .formula("√N·mean(P&L) / std(P&L)")
                    .convention("System quality number; sample standard deviation (N − 1).")
                    .agrees(Agreement.BACKTESTING_PY),
            entry("sqn100", "SQN, 100 trades", RATIO)
                    .higher()
                    .formula("√min(N, 100)·mean(P&L) / std(P&L)")
                    .convention("Does not grow with the number of trades beyond 100."),
            entry("kelly_t", "Kelly", PERCENT)
                    .higher()
                    .formula("w − (1 − w) / payoff_t, w = win_rate_t")
                    .convention(NET)
                    .agrees(Agreement.BACKTESTING_PY)
                    .elsewhere("quantstats' kelly_criterion is of days: see kelly_daily."),
            entry("net_profit_t", "Profit of closed trades", MONEY)
                    .higher()
                    .formula("Σ P&L")
                    .convention(NET),
            entry("gross_profit", "Gross profit", MONEY)
                    .higher()
                    .formula("Σ winning P&L")
                    .convention(NET),
            entry("gross_loss", "Gross loss", MONEY)
                    .higher()
                    .formula("Σ losing P&L")
                    .convention(NET + " Negative."),
            entry("avg_win_t", "Average winner", MONEY)
                    .higher()
                    .formula("mean P&L of winners")
                    .convention(NET),
            entry("avg_loss_t", "Average loser", MONEY)
                    .higher()
                    .formula("mean P&L of losers")
                    .convention(NET + " Negative."),
            entry("best_t", "Best trade", MONEY).higher().formula("max P&L").convention(NET),
            entry("worst_t", "Worst trade", MONEY).higher().formula("min P&L").convention(NET),
            entry("max_consecutive_wins_t", "Most winners in a row", COUNT)
                    .higher()
                    .formula("longest run of P&L > 0")
                    .convention("In order of exit; a trade with P&L of zero breaks the streak."),
            entry("max_consecutive_losses_t", "Most losers in a row", COUNT)
                    .lower()
                    .formula("longest run of P&L < 0")
                    .convention("In order of exit; a trade with P&L of zero breaks the streak."),
            entry("top1_share", "Profit from the best trade", PERCENT)
                    .lower()
                    .formula("best P&L / Σ P&L")
                    .convention("Can exceed 100 %: the others lost money. Absent without a net profit."),
            entry("top3_share", "Profit from the 3 best trades", PERCENT)
                    .lower()
                    .formula("Σ of the 3 largest P&L / Σ P&L")
                    .convention("Can exceed 100 %: the others lost money. Absent without a net profit."),
            entry("mae", "Average MAE", MONEY)
                    .higher()
                    .formula("mean over trades of the worst unrealised P&L")
                    .convention("Maximum adverse excursion, zero or negative. " + OPEN),
            entry("mfe", "Average MFE", MONEY)
                    .higher()
                    .formula("mean over trades of the best unrealised P&L")
                    .convention("Maximum favourable excursion, zero or positive. " + OPEN),
            entry("worst_mae", "Worst MAE", MONEY)
                    .higher()
                    .formula("min over trades of the worst unrealised P&L")
                    .convention(OPEN),
            entry("edge_ratio", "Edge ratio", RATIO)
                    .higher()
                    .formula("mean MFE / mean |MAE|")
                    .convention(OPEN),
            entry("end_trade_dd", "Given back at exit", MONEY)
                    .lower()
                    .formula("mean of MFE − P&L")
                    .convention("What the trades had been worth at best, less what they brought home, fees included."),
            entry("duration_mean", "Average duration", DAYS)
                    .formula("mean of exit − entry")
                    .convention(CLOCK),
            entry("duration_median", "Median duration", DAYS)
                    .formula("median of exit − entry")
                    .convention(CLOCK),
            entry("duration_mean_winners", "Average duration, winners", DAYS)
                    .formula("mean of exit − entry of winners")
                    .convention(CLOCK),
            entry("duration_median_winners", "Median duration, winners", DAYS)
                    .formula("median of exit − entry of winners")
                    .convention(CLOCK),
            entry("duration_mean_losers", "Average duration, losers", DAYS)
                    .formula("mean of exit − entry of losers")
                    .convention(CLOCK),
            entry("duration_median_losers", "Median duration, losers", DAYS)
                    .formula("median of exit − entry of losers")
                    .convention(CLOCK),
            entry("duration_longest", "Longest trade", DAYS)
                    .formula("max of exit − entry")
                    .convention(CLOCK),
            entry("bars_mean", "Average bars held", RATIO)
                    .formula("mean of bars held")
                    .convention("Bars of the strategy's first bar interval."),
            entry("fees_t", "Fees of closed trades", MONEY)
                    .lower()
                    .formula("Σ fees")
                    .convention("Entry and exit fees of closed trades; a cost is positive."));

    private TradeDefinitions() {}

    private static Entry entry(String id, String label, MetricUnit unit) {
        return Entry.of(id, label, TRADES, unit);
    }
}
