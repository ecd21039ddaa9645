package tapedeck.engine;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tapedeck.execution.ClosedTrade;
import tapedeck.model.Fixed;
import tapedeck.model.Interval;

/// The statistics of the outside backtests by their own stated conventions, from our trades and equity.
final class BarEngineStatistics {
    private static final double DAYS = 252;

    private final BarEngineCase run;
    private final List<ClosedTrade> trades;
    private final double[] equity;
    private final double[] returns;
    private final SortedMap<String, Double> values = new TreeMap<>();

    private BarEngineStatistics(BarEngineCase run, BarEngineCase.Outcome outcome) {
        this.run = run;
        trades = outcome.trades();
        equity = new double[outcome.equity().size()];
        for (int i = 0; i < equity.length; i++) {
            equity[i] = Fixed.toDouble(outcome.equity().get(i));
        }
        returns = new double[equity.length - 1];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = equity[i + 1] / equity[i] - 1;
        }
    }

    static SortedMap<String, Double> of(BarEngineCase run, BarEngineCase.Outcome outcome) {
        BarEngineStatistics statistics = new BarEngineStatistics(run, outcome);
        statistics.ofEquity();
        statistics.ofTrades();
        statistics.beta();
        return statistics.values;
    }

    private void ofEquity() {
        double end = equity[equity.length - 1];
        double peak = equity[0];
        double drawdown = 0;
        double logs = 0;
        double square = 0;
        for (double e : equity) {
            peak = Math.max(peak, e);
            drawdown = Math.min(drawdown, e / peak - 1);
        }
        for (double r : returns) {
            logs += Math.log(1 + r);
            square += Math.pow(Math.min(r, 0), 2);
        }
        double g = Math.exp(logs / returns.length) - 1;
        double annual = Math.pow(1 + g, DAYS) - 1;
        double volatility =
                Math.sqrt(Math.pow(variance(returns) + Math.pow(1 + g, 2), DAYS) - Math.pow(1 + g, 2 * DAYS));
        long days = (run.data.endTime() - run.data.startTime()) / Interval.DAY;
        double years = days / 365.25;
        values.put("Equity Final [$]", end);
        values.put("Equity Peak [$]", peak);
        values.put("Return [%]", (end / equity[0] - 1) * 100);
        values.put("Return (Ann.) [%]", annual * 100);
        values.put("Volatility (Ann.) [%]", volatility * 100);
        values.put("CAGR [%]", (Math.pow(end / equity[0], 1 / years) - 1) * 100);
        values.put("Sharpe Ratio", annual / volatility);
        values.put("Sortino Ratio", annual / (Math.sqrt(square / returns.length) * Math.sqrt(DAYS)));
        values.put("Calmar Ratio", annual / -drawdown);
        values.put("Max. Drawdown [%]", drawdown * 100);
    }

    private void ofTrades() {
        int n = trades.size();
        boolean[] isHeld = new boolean[equity.length];
        double[] profits = new double[n];
        double gains = 0;
        double losses = 0;
        double winSum = 0;
        double lossSum = 0;
        int wins = 0;
        double best = Double.NEGATIVE_INFINITY;
        double worst = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            ClosedTrade t = trades.get(i);
            for (int bar = run.barOf(t.entryTime()); bar <= run.barOf(t.exitTime()); bar++) {
                isHeld[bar] = true;
            }
            profits[i] = Fixed.toDouble(t.profit());
            double part = profits[i] / (Fixed.toDouble(t.entryPrice()) * Fixed.toDouble(t.size()));
            best = Math.max(best, part);
            worst = Math.min(worst, part);
            gains += Math.max(0, part);
            losses -= Math.min(0, part);
            wins += profits[i] > 0 ? 1 : 0;
            winSum += Math.max(0, profits[i]);
            lossSum -= Math.min(0, profits[i]);
        }
        int held = 0;
        for (boolean is : isHeld) {
            held += is ? 1 : 0;
        }
        double w = (double) wins / n;
        values.put("# Trades", (double) n);
        values.put("Win Rate [%]", w * 100);
        values.put("Best Trade [%]", best * 100);
        values.put("Worst Trade [%]", worst * 100);
        values.put("Profit Factor", gains / losses);
        values.put("SQN", Math.sqrt(n) * mean(profits) / Math.sqrt(variance(profits)));
        values.put("Kelly Criterion", w - (1 - w) / ((winSum / wins) / (lossSum / (n - wins))));
        if (trades.size() > 0 && !hasOpenEnd()) {
            values.put("Exposure Time [%]", 100.0 * held / equity.length);
        }
    }

    /// A position that is still open counts in their exposure, but is in no trade.
    private boolean hasOpenEnd() {
        double sum = equity[0];
        for (ClosedTrade t : trades) {
            sum += Fixed.toDouble(t.profit());
        }
        return Math.abs(sum - equity[equity.length - 1]) > 1e-6;
    }

    private void beta() {
        double[] x = new double[returns.length];
        double[] y = new double[returns.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.log(run.closes[i + 1] / (double) run.closes[i]);
            y[i] = Math.log(equity[i + 1] / equity[i]);
        }
        double mx = mean(x);
        double my = mean(y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - mx) * (y[i] - my);
        }
        values.put("Beta", sum / (x.length - 1) / variance(x));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double v : values) {
            sum += (v - mean) * (v - mean);
        }
        return sum / (values.length - 1);
    }
}
