package tapedeck.lab.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tapedeck.engine.MarketData;
import tapedeck.file.RunFolder;
import tapedeck.lab.report.model.ReportModel;
import tapedeck.lab.report.model.ReportOptions;
import tapedeck.lab.report.page.HtmlReport;
import tapedeck.lab.report.page.RunTexts;
import tapedeck.model.DataException;

/// Derives a report again from the event log of its run and says what, if anything, the file says otherwise.
///
/// The file names its own options (risk-free rate, benchmark, size limit); everything else comes from the log, so one
/// changed digit is found wherever it is.
public final class ReportCheck {
    private static final Pattern OPTIONS =
            Pattern.compile("\"options\":\\{\"market\":(true|false),\"benchmark\":\"([^\"\\\\]*)\","
                    + "\"riskFree\":([-0-9.E]+),\"periodsPerYear\":([0-9.E]+)\\}(?:,\"step\":([0-4]),)?");
    private static final String LIMITS = "<>\"{}[],\n";
    private static final int AROUND = 40;

    private ReportCheck() {}

    /// Checks `report.html`, `report.json`, `trades.csv` or `equity.csv`.
    ///
    /// @param run    the folder it was made from
    /// @param market where its bars are, for a report that shows a benchmark
    public static Optional<Difference> check(Path file, RunFolder run, Optional<MarketData.Provider> market)
            throws IOException {
        String said = Files.readString(file, StandardCharsets.UTF_8);
        String name = String.valueOf(file.getFileName());
        boolean isTable = name.endsWith(".csv");
        ReportOptions options =
                options(isTable ? Files.readString(file.resolveSibling(Reports.JSON)) : said, file, market);
        ReportModel model = ReportModel.of(run, options);
        byte[] derived = name.endsWith(".json")
                ? JsonSidecar.write(model)
                : !isTable
                        ? HtmlReport.again(model, RunTexts.read(run), step(said))
                        : name.startsWith("equity") ? CsvSidecars.equity(model) : CsvSidecars.trades(model);
        return compare(said, new String(derived, StandardCharsets.UTF_8));
    }

    private static ReportOptions options(String text, Path file, Optional<MarketData.Provider> market) {
        Matcher match = OPTIONS.matcher(text);
        if (!match.find()) {
            throw new DataException(
                    "TD-D047",
                    file.toString(),
                    "is not a report of this version: it does not name its options",
                    "write it again with tapedeck report, then compare");
        }
        boolean usesMarket = match.group(1).equals("true");
        if (usesMarket && market.isEmpty()) {
            throw new DataException(
                    "TD-D048",
                    file.toString(),
                    "it was made with market data, which is not here",
                    "check it in its workspace");
        }
        return new ReportOptions(
                usesMarket ? market : Optional.empty(),
                Optional.of(match.group(2)).filter(symbol -> !symbol.isEmpty()),
                Double.parseDouble(match.group(3)),
                Double.parseDouble(match.group(4)),
                ReportOptions.DEFAULT.maxBytes());
    }

    private static int step(String page) {
        Matcher match = OPTIONS.matcher(page);
        return match.find() && match.group(5) != null ? Integer.parseInt(match.group(5)) : 0;
    }

    static Optional<Difference> compare(String said, String derived) {
        if (said.equals(derived)) {
            return Optional.empty();
        }
        int at = 0;
        int shorter = Math.min(said.length(), derived.length());
        while (at < shorter && said.charAt(at) == derived.charAt(at)) {
            at++;
        }
        return Optional.of(new Difference(
                Place.of(derived, Math.min(at, derived.length() - 1)), token(said, at), token(derived, at)));
    }

    private static String token(String text, int at) {
        int from = Math.min(at, text.length());
        while (from > 0 && LIMITS.indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        int to = Math.min(at, text.length());
        while (to < text.length() && LIMITS.indexOf(text.charAt(to)) < 0) {
            to++;
        }
        if (to - from <= 2 * AROUND) {
            return text.substring(from, to).strip();
        }
        // A long one is shown around the first character that differs.
        int first = Math.max(from, at - AROUND);
        int last = Math.min(to, at + AROUND);
        return (first > from ? "…" : "") + text.substring(first, last).strip() + (last < to ? "…" : "");
    }
}
