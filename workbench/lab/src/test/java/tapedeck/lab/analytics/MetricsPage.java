package tapedeck.lab.analytics;

import java.util.Locale;

/// Writes the reference page of metrics from the catalogue.
final class MetricsPage {
    private static final String HEAD = """
            # Metrics

            Every number of a report, with its formula, the conventions behind it and the known tools that give the same
            number to 1e-9 on the same input. This page is written by `MetricCatalogTest` from `MetricCatalog`; change the
            catalogue, then run the test with `-Dgolden.write=true`.

            ## Conventions

            - **Returns** are daily, whatever the bar size: equity marked at each trading day's close in the run's time
              zone, r = E / E of the day before − 1, from the starting capital on. Flat days are zero returns and count.
              Deposits and withdrawals are removed.
            - **P**, periods per year, comes from the calendar: 252 where weekends rest, 365 around the clock.
            - **rf**, the annual risk-free rate, becomes rf_p = (1 + rf)^(1/P) − 1 per period; default 0.
            - Standard deviations, variances and covariances divide by n − 1. Quantiles interpolate linearly (type 7).
              Skew and kurtosis are bias-corrected, kurtosis is excess.
            - What is undefined is **absent with a reason**, `null` in files and `–` on a page, never a stand-in number.
              Infinity is only for profit factors and payoffs without a loss.
            - Annualised numbers of fewer than 60 daily observations carry `"reliable": false` and are not shown.
            - Percentages are fractions in files (0.12 is 12 %). Drawdowns, losses and values at risk are negative.
            - Sums run left to right with error compensation (Neumaier), so a rerun gives the same bits.
            - An account that falls to zero or below ends its series there; what compounds is then absent.
            - Bands are drawn by the stationary block bootstrap (blocks of random length, mean ⌈n^⅓⌉ days, wrapping) from
              `L64X128MixRandom` with the seed of the run: fractions are the upper 53 bits of its words. The order of
              trades is permuted as returns on the equity they met, never as money.
            """;

    private MetricsPage() {}

    static String text() {
        StringBuilder page = new StringBuilder(HEAD);
        for (MetricGroup group : MetricGroup.values()) {
            page.append("\n## ").append(group.label()).append("\n\n");
            page.append("| id | name | unit | good | formula | convention | elsewhere | status |\n");
            page.append("|---|---|---|---|---|---|---|---|\n");
            MetricCatalog.group(group).forEach(definition -> page.append(row(definition)));
        }
        return page.toString();
    }

    private static String row(MetricDefinition definition) {
        String id = "`" + definition.id() + "`" + (definition.displayed() ? "" : " (files only)");
        String good = definition.direction().name().toLowerCase(Locale.ROOT);
        String unit = definition.unit().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "| "
                + String.join(
                        " | ",
                        id,
                        definition.label(),
                        unit,
                        good,
                        cell(definition.formula()),
                        cell(definition.convention()),
                        cell(definition.elsewhere()),
                        definition.agreement().label())
                + " |\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
