package tapedeck.lab.analytics;

/// The settings that a daily metric depends on besides the returns; a report prints them in its header.
///
/// `periodsPerYear` comes from the calendar (252, or 365 around the clock), never from the data. `riskFree` and
/// `requiredReturn` (the threshold of omega) are annual fractions. `confidence` is that of value at risk.
public record Conventions(double periodsPerYear, double riskFree, double requiredReturn, double confidence) {
    /// Annualised numbers of fewer daily observations are not reliable.
    public static final int RELIABLE_DAYS = 60;

    public Conventions {
        if (!(periodsPerYear > 0) || Double.isInfinite(periodsPerYear)) {
            throw new IllegalArgumentException("periods per year " + periodsPerYear + ": expected more than zero");
        }
        if (!(riskFree > -1) || !(requiredReturn > -1) || Double.isInfinite(riskFree + requiredReturn)) {
            throw new IllegalArgumentException("annual rates " + riskFree + " and " + requiredReturn
                    + ": expected fractions above -1, such as 0.03");
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence " + confidence + ": expected between 0 and 1");
        }
    }

    /// Risk-free rate 0, required return 0, confidence 95 %.
    public static Conventions of(double periodsPerYear) {
        return new Conventions(periodsPerYear, 0, 0, 0.95);
    }

    public Conventions withRiskFree(double rate) {
        return new Conventions(periodsPerYear, rate, requiredReturn, confidence);
    }

    /// The risk-free rate of one period.
    public double riskFreePerPeriod() {
        return perPeriod(riskFree);
    }

    /// The required return of one period.
    public double requiredPerPeriod() {
        return perPeriod(requiredReturn);
    }

    private double perPeriod(double annual) {
        return annual == 0 ? 0 : StrictMath.pow(1 + annual, 1 / periodsPerYear) - 1;
    }
}
