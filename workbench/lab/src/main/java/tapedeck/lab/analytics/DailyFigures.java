package tapedeck.lab.analytics;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.distribution.continuous.NormalDistribution;

/// The return, risk and distribution metrics of a sample; keeps the numbers that the ratios are made of.
final class DailyFigures {
    private static final String NO_DAYS = DailyMetrics.NO_RETURNS;
    private static final NormalDistribution NORMAL = new NormalDistribution();

    final double cagr;
    final double cagrByPeriods;
    final double maxDrawdown;
    final double maxMoneyDrawdown;
    final double netProfit;
    final double ulcer;
    final double winRate;
    final double averageWin;
    final double averageLoss;
    final double tailRatio;

    private final ReturnSample sample;
    private final PeriodReturns months;

    DailyFigures(ReturnSample sample) {
        this.sample = sample;
        int n = sample.n;
        long calendarDays = sample.series.calendarDays();
        cagr = calendarDays == 0 ? Double.NaN : ReturnSample.power(sample.total, 365.25 / calendarDays);
        cagrByPeriods = ReturnSample.power(sample.total, sample.conventions.periodsPerYear() / n);
        maxDrawdown = Arrays.stream(sample.drawdowns).min().orElse(Double.NaN);
        maxMoneyDrawdown = moneyDrawdown(sample.series);
        netProfit = n == 0 ? Double.NaN : sample.series.moneyAt(n - 1) - sample.series.startCapital();
        ulcer = n < 2 ? Double.NaN : Math.sqrt(sumOfSquares(sample.drawdowns) / (n - 1));
        winRate = rate(sample.winning.length, sample.winning.length + sample.losing.length);
        averageWin = Statistics.mean(sample.winning);
        averageLoss = Statistics.mean(sample.losing);
        tailRatio = Math.abs(sample.quantile(0.95) / sample.quantile(0.05));
        months = PeriodReturns.of(sample.series, Period.MONTH);
    }

    PeriodReturns months() {
        return months;
    }

    void writeReturns(MetricSheet sheet) {
        sheet.put("total_return", sample.total, NO_DAYS);
        sheet.put("net_profit", netProfit, NO_DAYS);
        sheet.put("cagr", cagr, growthReason("the run does not span a calendar day"));
        sheet.put("cagr_252", cagrByPeriods, growthReason("the growth is not a finite number"));
        writePeriod(sheet, "D", PeriodReturns.of(sample.series, Period.DAY));
        writePeriod(sheet, "M", months);
        writePeriod(sheet, "Y", PeriodReturns.of(sample.series, Period.YEAR));
        writeWinRate(sheet, "W", PeriodReturns.of(sample.series, Period.WEEK));
        writeWinRate(sheet, "Q", PeriodReturns.of(sample.series, Period.QUARTER));
        sheet.put("max_consecutive_wins", sample.n == 0 ? Double.NaN : Streaks.longest(sample.returns, 1), NO_DAYS);
        sheet.put("max_consecutive_losses", sample.n == 0 ? Double.NaN : Streaks.longest(sample.returns, -1), NO_DAYS);
    }

    void writeRisk(MetricSheet sheet) {
        double tail = 1 - sample.conventions.confidence();
        double normalVar = normalValueAtRisk(sample.returns, tail);
        sheet.put("vol_ann", sample.std * sample.annualRoot, tooFew(2));
        sheet.put("max_dd", maxDrawdown, NO_DAYS);
        sheet.put("max_dd_money", maxMoneyDrawdown, NO_DAYS);
        List<DrawdownEpisode> episodes = Drawdowns.of(sample.series);
        double[] depths = episodes.stream().mapToDouble(DrawdownEpisode::depth).toArray();
        sheet.put("avg_dd", Statistics.mean(depths), "no drawdown");
        double longest =
                episodes.stream().mapToDouble(DrawdownEpisode::totalDays).max().orElse(Double.NaN);
        sheet.put("longest_dd_days", longest, "no drawdown");
        sheet.put("ulcer_index", ulcer, tooFew(2));
        sheet.put("var_hist", sample.quantile(tail), NO_DAYS);
        sheet.put("cvar_hist", historicalShortfall(tail), NO_DAYS);
        sheet.put("var_normal", normalVar, tooFew(2));
        sheet.put("cvar_qs", shortfallBelow(sample.returns, normalVar), tooFew(2));
        double ruin = sample.n == 0 ? Double.NaN : StrictMath.pow((1 - winRate) / (1 + winRate), sample.n);
        sheet.put("risk_of_ruin_qs", ruin, "no day with a return");
    }

    void writeDistribution(MetricSheet sheet) {
        double[] moving =
                Arrays.stream(sample.returns).filter(value -> value != 0).toArray();
        double share = Math.ceil(100.0 * moving.length / sample.n) / 100;
        sheet.put("avg_return", Statistics.mean(moving), "no day with a return");
        sheet.put("avg_win", averageWin, "no winning day");
        sheet.put("avg_loss", averageLoss, "no losing day");
        sheet.put("skew", sample.std == 0 ? Double.NaN : Statistics.skewness(sample.returns), shape(3));
        sheet.put("kurtosis", sample.std == 0 ? Double.NaN : Statistics.kurtosis(sample.returns), shape(4));
        sheet.put("tail_ratio", tailRatio, sample.n == 0 ? NO_DAYS : "the 5 % quantile is zero");
        sheet.put("outlier_win", sample.quantile(0.99) / Statistics.mean(sample.notLosing), "no winning day");
        sheet.put("outlier_loss", sample.quantile(0.01) / averageLoss, "no losing day");
        sheet.put("time_in_market_qs", share, NO_DAYS);
    }

    /// Mean of the values below the normal value at risk, of returns or of drawdowns.
    static double normalShortfall(double[] values, double tail) {
        return shortfallBelow(values, normalValueAtRisk(values, tail));
    }

    private static double normalValueAtRisk(double[] values, double tail) {
        return Statistics.mean(values) + NORMAL.inverseCumulativeProbability(tail) * Statistics.std(values);
    }

    private static double shortfallBelow(double[] values, double limit) {
        double[] below = Arrays.stream(values).filter(value -> value < limit).toArray();
        return below.length == 0 ? limit : Statistics.mean(below);
    }

    private double historicalShortfall(double tail) {
        // 1 − 0.95 is not exactly 0.05: the nudge keeps a whole number of days whole.
        int last = sample.n == 0 ? -1 : (int) Math.floor((sample.n - 1) * tail + 1e-9);
        return Statistics.mean(Arrays.copyOf(sample.sorted, last + 1));
    }

    private void writePeriod(MetricSheet sheet, String suffix, PeriodReturns periods) {
        double[] returns = periods.returns();
        sheet.put(
                "expected_" + suffix, geometricMean(returns.length), growthReason("the growth is not a finite number"));
        sheet.put("best_" + suffix, Arrays.stream(returns).max().orElse(Double.NaN), NO_DAYS);
        sheet.put("worst_" + suffix, Arrays.stream(returns).min().orElse(Double.NaN), NO_DAYS);
        writeWinRate(sheet, suffix, periods);
    }

    private static void writeWinRate(MetricSheet sheet, String suffix, PeriodReturns periods) {
        double[] returns = periods.returns();
        int wins = (int) Arrays.stream(returns).filter(value -> value > 0).count();
        int moves = (int) Arrays.stream(returns).filter(value -> value != 0).count();
        sheet.put("win_rate_" + suffix, rate(wins, moves), "no period with a return");
    }

    /// The product of the period returns is the total growth, whatever the period.
    private double geometricMean(int periods) {
        return ReturnSample.power(sample.total, 1.0 / periods);
    }

    private static double moneyDrawdown(DailySeries series) {
        double peak = series.startCapital();
        double worst = series.isEmpty() ? Double.NaN : 0;
        for (int i = 0; i < series.size(); i++) {
            peak = Math.max(peak, series.moneyAt(i));
            worst = Math.min(worst, series.moneyAt(i) - peak);
        }
        return worst;
    }

    private static double sumOfSquares(double[] values) {
        Sum sum = new Sum();
        for (double value : values) {
            sum.add(value * value);
        }
        return sum.value();
    }

    private static double rate(int part, int whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    private String growthReason(String otherwise) {
        if (sample.n == 0) {
            return NO_DAYS;
        }
        return sample.total <= -1 ? "the account was lost" : otherwise;
    }

    private String tooFew(int needed) {
        return sample.n == 0 ? NO_DAYS : "needs at least " + needed + " daily returns";
    }

    private String shape(int needed) {
        return sample.n < needed ? tooFew(needed) : "returns do not vary";
    }
}
