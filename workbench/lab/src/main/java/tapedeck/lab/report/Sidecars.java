package tapedeck.lab.report;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import tapedeck.lab.analytics.ClosedTrade;
import tapedeck.lab.analytics.DailySeries;
import tapedeck.lab.analytics.DrawdownEpisode;
import tapedeck.lab.analytics.Drawdowns;
import tapedeck.lab.analytics.Metric;
import tapedeck.lab.analytics.Metrics;
import tapedeck.lab.report.model.JsonText;
import tapedeck.lab.report.model.ReportModel;
import tapedeck.lab.report.model.Warning;
import tapedeck.model.Reason;
import tapedeck.model.Times;

/// The report's numbers for programs: `report.json`, `trades.csv` and `equity.csv`.
///
/// Pure: the same model gives the same bytes.
public final class Sidecars {
    /// The version of `report.json`; its JSON Schema is `docs/reference/report.schema.json`.
    public static final String SCHEMA = "tapedeck.report/1";

    private Sidecars() {}

    public static byte[] json(ReportModel model) {
        JsonText json = new JsonText().object().put("schema", SCHEMA);
        json.put("run", model.facts().runId()).put("result", model.facts().get("result.digest"));
        json.put("data", model.facts().dataRoot()).put("currency", model.facts().currency());
        json.putExact("startCapital", model.series().startCapital());
        json.putExact("periodsPerYear", model.conventions().periodsPerYear());
        json.putExact("riskFree", model.conventions().riskFree());
        json.put(
                "benchmark",
                model.benchmark().map(benchmark -> benchmark.name()).orElse(""));
        model.options().write(json);
        metrics(json.object("metrics"), model.metrics());
        model.benchmarkMetrics().ifPresent(theirs -> metrics(json.object("benchmarkMetrics"), theirs));
        drawdowns(json, model.series());
        json.object("refused");
        for (Map.Entry<Reason, Long> refusal : model.log().refused().entrySet()) {
            json.put(refusal.getKey().name(), refusal.getValue());
        }
        json.endObject().array("warnings");
        for (Warning warning : model.warnings()) {
            json.object()
                    .put("code", warning.code())
                    .put("words", warning.words())
                    .endObject();
        }
        return (json.endArray().endObject() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void metrics(JsonText json, Metrics metrics) {
        for (Metric metric : metrics.all()) {
            json.object(metric.id());
            if (metric.isInfinite()) {
                json.put("value", "infinite").put("reliable", metric.reliable());
            } else if (metric.isPresent()) {
                json.putExact("value", metric.orThrow()).put("reliable", metric.reliable());
            } else {
                json.name("value").raw("null").put("reason", metric.reason());
            }
            json.endObject();
        }
        json.endObject();
    }

    private static void drawdowns(JsonText json, DailySeries series) {
        json.array("drawdowns");
        for (DrawdownEpisode episode : Drawdowns.worst(series, 10)) {
            json.object().put("peak", date(episode.peakDay()));
            json.put("firstUnderWater", date(episode.firstUnderwaterDay())).put("valley", date(episode.valleyDay()));
            json.put("lastUnderWater", date(episode.lastUnderwaterDay()));
            json.put(
                    "recovered",
                    episode.recoveryDay().isPresent()
                            ? date(episode.recoveryDay().getAsLong())
                            : "");
            json.putExact("depth", episode.depth()).putExact("money", episode.depthMoney());
            json.put("days", episode.totalDays())
                    .put("daysUnderWater", episode.underwaterDays())
                    .endObject();
        }
        json.endArray();
    }

    private static String date(long epochDay) {
        return java.time.LocalDate.ofEpochDay(epochDay).toString();
    }

    /// Every closed trade, one line each.
    public static byte[] trades(ReportModel model) {
        StringBuilder csv =
                new StringBuilder("number,strategy,symbol,side,entry_time,exit_time,size,entry_price,exit_price,"
                        + "pnl,fees,return,mae,mfe,bars,initial_risk,entry_tag,exit_tag\n");
        for (ClosedTrade trade : model.log().trades()) {
            csv.append(trade.number())
                    .append(',')
                    .append(quoted(trade.strategy()))
                    .append(',');
            csv.append(quoted(trade.symbol()))
                    .append(',')
                    .append(trade.isLong() ? "long" : "short")
                    .append(',');
            csv.append(Times.format(trade.entryTime()))
                    .append(',')
                    .append(Times.format(trade.exitTime()))
                    .append(',');
            csv.append(fixed(trade.size()))
                    .append(',')
                    .append(fixed(trade.entryPrice()))
                    .append(',');
            csv.append(fixed(trade.exitPrice()))
                    .append(',')
                    .append(fixed(trade.pnl()))
                    .append(',');
            csv.append(fixed(trade.fees()))
                    .append(',')
                    .append(trade.returnOnEntry())
                    .append(',');
            csv.append(fixed(trade.mae()))
                    .append(',')
                    .append(fixed(trade.mfe()))
                    .append(',');
            csv.append(trade.bars()).append(',');
            csv.append(
                            trade.initialRisk().isPresent()
                                    ? fixed(trade.initialRisk().getAsDouble())
                                    : "")
                    .append(',');
            csv.append(quoted(trade.entryTag()))
                    .append(',')
                    .append(quoted(trade.exitTag()))
                    .append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The account at each daily close.
    public static byte[] equity(ReportModel model) {
        DailySeries series = model.series();
        boolean hasBenchmark = model.benchmark().isPresent();
        StringBuilder csv =
                new StringBuilder("date,equity,return,drawdown" + (hasBenchmark ? ",benchmark_return" : "") + "\n");
        double[] drawdowns = series.drawdowns();
        for (int i = 0; i < series.size(); i++) {
            csv.append(series.dateAt(i))
                    .append(',')
                    .append(fixed(series.moneyAt(i)))
                    .append(',');
            csv.append(series.returnAt(i)).append(',').append(drawdowns[i]);
            if (hasBenchmark) {
                csv.append(',').append(model.benchmark().get().series().returnAt(i));
            }
            csv.append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String fixed(double value) {
        String text = String.format(Locale.ROOT, "%.8f", value);
        String trimmed = text.replaceAll("0+$", "").replaceAll("\\.$", "");
        return trimmed.equals("-0") ? "0" : trimmed;
    }

    private static String quoted(String text) {
        // A cell that begins like a formula would be run by a spreadsheet.
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[^,\"\\r\\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
