package tapedeck.lab.analytics;

/// Computes how often the account was turned over.
///
/// Pure and thread-safe.
public final class TurnoverMetrics {
    private TurnoverMetrics() {}

    /// What was traded and held on each day of the series: Σ|fill notional| of the day and Σ|market value| at its
    /// close.
    public static Metrics of(DailySeries series, double[] tradedNotional, double[] grossBook) {
        int n = series.size();
        if (tradedNotional.length != n || grossBook.length != n) {
            throw new IllegalArgumentException(
                    n + " days, but " + tradedNotional.length + " traded and " + grossBook.length + " book values");
        }
        MetricSheet sheet = new MetricSheet(n >= Conventions.RELIABLE_DAYS);
        double meanEquity = Statistics.mean(series.money());
        double years = series.calendarDays() / 365.25;
        double annual = Statistics.sum(tradedNotional) / 2 / meanEquity / years;
        sheet.put("turnover_ann", annual, "the run does not span a calendar day");
        sheet.put("turnover_agb", ofBook(tradedNotional, grossBook), "no day with a book");
        return sheet.toMetrics();
    }

    private static double ofBook(double[] tradedNotional, double[] grossBook) {
        Sum sum = new Sum();
        int days = 0;
        double before = 0;
        for (int i = 0; i < grossBook.length; i++) {
            double book = (before + grossBook[i]) / 2;
            before = grossBook[i];
            if (tradedNotional[i] == 0) {
                days++;
            } else if (book > 0) {
                sum.add(tradedNotional[i] / book);
                days++;
            }
        }
        return sum.value() / days;
    }
}
