package tapedeck.cli.run;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tapedeck.cli.config.Settings;
import tapedeck.engine.MarketData;
import tapedeck.engine.RunSummary;
import tapedeck.lab.analytics.ClosedTrade;
import tapedeck.lab.analytics.Conventions;
import tapedeck.lab.analytics.DailyMetrics;
import tapedeck.lab.analytics.DailySeries;
import tapedeck.lab.analytics.Metrics;
import tapedeck.lab.report.model.Benchmark;
import tapedeck.lab.report.model.ReportModel;
import tapedeck.lab.report.model.Warning;
import tapedeck.model.Fixed;
import tapedeck.model.TradingCalendar;

/// The numbers of a run for its summary: those of its report, so that both say the same.
///
/// @param model of the report; empty where nothing was recorded, and only daily figures are known
record RunFigures(Metrics metrics, Optional<ReportModel> model) {

    /// Those of a report.
    static RunFigures of(ReportModel model) {
        return new RunFigures(model.metrics(), Optional.of(model));
    }

    /// Those of the daily marks, which is all that is known where nothing was recorded.
    static RunFigures daily(RunPlan plan, RunSummary summary, MarketData data) {
        TradingCalendar calendar = data.instruments().get(0).calendar();
        return new RunFigures(daily(plan.settings(), summary, calendar), Optional.empty());
    }

    private static Metrics daily(Settings settings, RunSummary summary, TradingCalendar calendar) {
        int days = summary.days().size();
        long[] dates = new long[days + 1];
        double[] equity = new double[days + 1];
        dates[0] = calendar.sessionDay(summary.startTime()) - (calendar.isContinuous() ? 1 : 0);
        equity[0] = Fixed.toDouble(summary.startEquity());
        int n = 0;
        for (int i = 0; i < days; i++) {
            long date = calendar.sessionDay(Math.min(summary.days().time(i), summary.endTime()) - 1);
            // positions that are left when the data ends are left after the last day's close
            n += n > 0 && dates[n] == date ? 0 : 1;
            dates[n] = date;
            equity[n] = Fixed.toDouble(summary.days().equity(i));
        }
        double periods = settings.optional("report.periodsPerYear")
                .map(Double::parseDouble)
                .orElse((double) calendar.periodsPerYear());
        Conventions conventions =
                Conventions.of(periods).withRiskFree(Fixed.toDouble(settings.fixed("report.riskFree")));
        return DailyMetrics.of(
                DailySeries.ofEquity(Arrays.copyOf(dates, n + 1), Arrays.copyOf(equity, n + 1)), conventions);
    }

    /// Daily metrics of the benchmark alone.
    Optional<Metrics> benchmark() {
        return model.flatMap(ReportModel::benchmarkMetrics);
    }

    /// What the benchmark is called; empty where there is none.
    String benchmarkName() {
        return model.flatMap(ReportModel::benchmark).map(Benchmark::name).orElse("");
    }

    List<Warning> warnings() {
        return model.map(ReportModel::warnings).orElse(List.of());
    }

    /// Closed trades of one direction.
    long trades(boolean isLong) {
        return model.stream()
                .flatMap(found -> found.log().trades().stream())
                .map(ClosedTrade::isLong)
                .filter(direction -> direction == isLong)
                .count();
    }
}
