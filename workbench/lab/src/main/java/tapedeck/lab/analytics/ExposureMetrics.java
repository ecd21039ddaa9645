package tapedeck.lab.analytics;

/// Computes how much of the account was at work and for how long: exposure, gross, net and leverage.
///
/// Pure and thread-safe.
public final class ExposureMetrics {
    private static final String NO_TIME = "no trading time";
    private static final String LOST = "equity fell to zero while a position was open";

    private ExposureMetrics() {}

    /// `endTime` is the end of the last step, epoch nanoseconds.
    public static Metrics of(ExposureSteps steps, long endTime, TradingTime tradingTime) {
        Sum grossTime = new Sum();
        Sum netTime = new Sum();
        long openTime = 0;
        long heldTime = 0;
        double largest = 0;
        boolean lost = false;
        for (int i = 0; i < steps.size(); i++) {
            long until = i + 1 < steps.size() ? steps.timeAt(i + 1) : endTime;
            if (until < steps.timeAt(i)) {
                throw new IllegalArgumentException("end time " + endTime + " is before the last step");
            }
            long span = tradingTime.between(steps.timeAt(i), until);
            openTime += span;
            if (steps.grossAt(i) > 0) {
                heldTime += span;
                lost |= steps.equityAt(i) <= 0;
                double leverage = steps.grossAt(i) / steps.equityAt(i);
                largest = Math.max(largest, leverage);
                grossTime.add(leverage * span);
                netTime.add(steps.netAt(i) / steps.equityAt(i) * span);
            }
        }
        double whole = openTime == 0 ? Double.NaN : openTime;
        double undefined = lost ? Double.NaN : 1;
        String reason = lost ? LOST : NO_TIME;
        MetricSheet sheet = new MetricSheet(true);
        sheet.put("exposure", heldTime / whole, NO_TIME);
        sheet.put("gross_exposure", undefined * grossTime.value() / whole, reason);
        sheet.put("net_exposure", undefined * netTime.value() / whole, reason);
        sheet.put("leverage_max", steps.size() == 0 ? Double.NaN : undefined * largest, reason);
        sheet.put("leverage_mean", undefined * grossTime.value() / heldTime, lost ? LOST : "never in a position");
        return sheet.toMetrics();
    }
}
