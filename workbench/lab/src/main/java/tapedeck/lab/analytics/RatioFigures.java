package tapedeck.lab.analytics;

import java.util.Arrays;

/// The risk-adjusted metrics of a sample.
final class RatioFigures {
    private static final String NO_LOSS = "no losing day";
    private static final String NO_MOVE = "no day with a return";
    private static final String NO_DRAWDOWN = "no drawdown";

    private final ReturnSample sample;
    private final DailyFigures figures;

    private RatioFigures(ReturnSample sample, DailyFigures figures) {
        this.sample = sample;
        this.figures = figures;
    }

    static void write(MetricSheet sheet, ReturnSample sample, DailyFigures figures) {
        RatioFigures ratios = new RatioFigures(sample, figures);
        ratios.writeSharpeFamily(sheet);
        ratios.writeDrawdownFamily(sheet);
        ratios.writeGainFamily(sheet);
        ratios.writeDailyProxies(sheet);
    }

    private void writeSharpeFamily(MetricSheet sheet) {
        double sharpe = sample.excessMean / sample.excessStd;
        double sortino = sample.excessMean / ReturnSample.downside(sample.excess) * sample.annualRoot;
        double penalty = autocorrelationPenalty();
        String noSpread = sample.n < 2 ? few(2) : "returns do not vary";
        String noDownside = sample.n == 0 ? few(1) : "no day below the risk-free rate";
        String noPenalty = sample.n < 3 ? few(3) : "no correlation from day to day is defined";
        sheet.put("sharpe", sharpe * sample.annualRoot, noSpread);
        sheet.put("smart_sharpe", sharpe * sample.annualRoot / penalty, sample.excessStd == 0 ? noSpread : noPenalty);
        sheet.put("sortino", sortino, noDownside);
        sheet.put("smart_sortino", sortino / penalty, Double.isFinite(sortino) ? noPenalty : noDownside);
        sheet.put("sortino_adj", sortino / Math.sqrt(2), noDownside);
        sheet.put("autocorr_penalty", penalty, noPenalty);
        double psr = sample.excessStd == 0
                ? Double.NaN
                : SharpeSample.of(sample.excess).probabilityAbove(0);
        sheet.put("psr", psr, sample.n < 4 ? few(4) : noSpread);
        sheet.absent("dsr", "needs the trials of a sweep");
    }

    private void writeDrawdownFamily(MetricSheet sheet) {
        double depth = figures.maxDrawdown == 0 ? Double.NaN : -figures.maxDrawdown;
        double ulcer = figures.ulcer == 0 ? Double.NaN : figures.ulcer;
        double riskFree = sample.conventions.riskFree();
        double sum = Statistics.sum(sample.returns);
        double tail = 1 - sample.conventions.confidence();
        double pitfall = -DailyFigures.normalShortfall(sample.drawdowns, tail) / sample.std;
        double moneyDepth = figures.maxMoneyDrawdown == 0 ? Double.NaN : -figures.maxMoneyDrawdown;
        String noDrawdown = sample.n == 0 ? few(1) : NO_DRAWDOWN;
        String noGrowth = sample.total <= -1 ? "the account was lost" : "no CAGR";
        sheet.put("calmar", figures.cagr / depth, Double.isNaN(depth) ? noDrawdown : noGrowth);
        sheet.put("calmar_252", figures.cagrByPeriods / depth, Double.isNaN(depth) ? noDrawdown : noGrowth);
        sheet.put("upi", (sample.total - riskFree) / ulcer, sample.n < 2 ? few(2) : NO_DRAWDOWN);
        String noSerenity = sample.std == 0 ? "returns do not vary" : NO_DRAWDOWN;
        sheet.put("serenity", (sum - riskFree) / (ulcer * pitfall), sample.n < 2 ? few(2) : noSerenity);
        sheet.put("recovery", figures.netProfit / moneyDepth, noDrawdown);
        sheet.put("recovery_qs", Math.abs(sum) / depth, noDrawdown);
        sheet.put("stability", stability(), stabilityReason());
    }

    private void writeGainFamily(MetricSheet sheet) {
        double[] overRequired = ReturnSample.less(sample.excess, sample.conventions.requiredPerPeriod());
        String noLoss = sample.n == 0 ? few(1) : NO_LOSS;
        sheet.put(
                "omega",
                gains(overRequired) / losses(overRequired),
                sample.n == 0 ? few(1) : "no day below the required return");
        sheet.put("gain_to_pain_D", Statistics.sum(sample.returns) / losses(sample.returns), noLoss);
        double[] monthSums = figures.months().sums();
        sheet.put(
                "gain_to_pain_M",
                Statistics.sum(monthSums) / losses(monthSums),
                sample.n == 0 ? few(1) : "no losing month");
    }

    private void writeDailyProxies(MetricSheet sheet) {
        double payoff = figures.averageWin / -figures.averageLoss;
        if (sample.losing.length == 0 && sample.winning.length > 0) {
            payoff = Double.POSITIVE_INFINITY;
        }
        double factor = gains(sample.returns) / losses(sample.returns);
        double winRate = figures.winRate;
        double perWin = Statistics.mean(sample.notLosing) / sample.notLosing.length;
        double perLoss = -figures.averageLoss / sample.losing.length;
        String noPayoff = sample.winning.length == 0 && sample.losing.length > 0 ? "no winning day" : NO_LOSS;
        String reason = sample.winning.length + sample.losing.length == 0 ? NO_MOVE : noPayoff;
        sheet.put("pf_daily", factor, reason);
        sheet.put("payoff", payoff, reason);
        sheet.put("profit_ratio", perWin / perLoss, reason);
        sheet.put("common_sense", factor * figures.tailRatio, reason);
        sheet.put("cpc", factor * winRate * payoff, reason);
        sheet.put("kelly_daily", Double.isInfinite(payoff) ? Double.NaN : winRate - (1 - winRate) / payoff, reason);
    }

    private double autocorrelationPenalty() {
        if (sample.n < 3 || sample.std == 0) {
            return Double.NaN;
        }
        double[] before = Arrays.copyOfRange(sample.returns, 0, sample.n - 1);
        double[] after = Arrays.copyOfRange(sample.returns, 1, sample.n);
        double correlation = Math.abs(Statistics.correlation(before, after));
        Sum sum = new Sum();
        double power = 1;
        for (int k = 1; k < sample.n && power != 0; k++) {
            power *= correlation;
            sum.add((double) (sample.n - k) / sample.n * power);
        }
        return Math.sqrt(1 + 2 * sum.value());
    }

    private double stability() {
        if (sample.n < 2 || sample.total <= -1) {
            return Double.NaN;
        }
        double[] days = new double[sample.n];
        double[] logs = new double[sample.n];
        Sum log = new Sum();
        for (int i = 0; i < sample.n; i++) {
            days[i] = i;
            logs[i] = log.add(StrictMath.log1p(sample.returns[i])).value();
        }
        return Statistics.fit(days, logs).rSquared();
    }

    private String stabilityReason() {
        if (sample.n < 2) {
            return few(2);
        }
        return sample.total <= -1 ? "the account was lost" : "returns do not vary";
    }

    private static double gains(double[] values) {
        Sum sum = new Sum();
        for (double value : values) {
            if (value > 0) {
                sum.add(value);
            }
        }
        return sum.value();
    }

    /// Losses as a positive amount.
    private static double losses(double[] values) {
        Sum sum = new Sum();
        for (double value : values) {
            if (value < 0) {
                sum.add(-value);
            }
        }
        return sum.value();
    }

    private static String few(int needed) {
        return needed == 1 ? DailyMetrics.NO_RETURNS : "needs at least " + needed + " daily returns";
    }
}
