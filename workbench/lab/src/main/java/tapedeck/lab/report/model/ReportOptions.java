package tapedeck.lab.report.model;

import java.util.Optional;
import tapedeck.engine.MarketData;

/// How a report is made; none of it can change the run.
///
/// @param market         where bars can be read again: without it no benchmark and no price panel
/// @param benchmark      a symbol of the store; without it buy-and-hold of the first traded one
/// @param riskFree       annual fraction
/// @param periodsPerYear 0 for the calendar's
/// @param maxBytes       the page is thinned until it fits
public record ReportOptions(
        Optional<MarketData.Provider> market,
        Optional<String> benchmark,
        double riskFree,
        double periodsPerYear,
        long maxBytes) {
    /// Nothing but the run folder; at most 2 MB.
    public static final ReportOptions DEFAULT = new ReportOptions(Optional.empty(), Optional.empty(), 0, 0, 2_000_000);

    public ReportOptions {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("a page of " + maxBytes + " bytes: expected more than none");
        }
    }

    /// What it takes to compute the same figures again, as a member of a JSON document.
    public void write(JsonText json) {
        json.object("options").put("market", market.isPresent()).put("benchmark", benchmark.orElse(""));
        json.putExact("riskFree", riskFree).putExact("periodsPerYear", periodsPerYear);
        json.endObject();
    }

    public ReportOptions market(MarketData.Provider provider) {
        return new ReportOptions(Optional.of(provider), benchmark, riskFree, periodsPerYear, maxBytes);
    }

    public ReportOptions benchmark(String symbol) {
        return new ReportOptions(market, Optional.of(symbol), riskFree, periodsPerYear, maxBytes);
    }

    public ReportOptions riskFree(double annual) {
        return new ReportOptions(market, benchmark, annual, periodsPerYear, maxBytes);
    }

    public ReportOptions periodsPerYear(double periods) {
        return new ReportOptions(market, benchmark, riskFree, periods, maxBytes);
    }

    public ReportOptions maxBytes(long bytes) {
        return new ReportOptions(market, benchmark, riskFree, periodsPerYear, bytes);
    }
}
