package tapedeck.lab.report;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tapedeck.lab.analytics.DailySeries;
import tapedeck.lab.analytics.DrawdownEpisode;
import tapedeck.lab.analytics.Drawdowns;
import tapedeck.lab.analytics.Metric;
import tapedeck.lab.analytics.Metrics;
import tapedeck.lab.report.model.JsonText;
import tapedeck.lab.report.model.ReportModel;
import tapedeck.lab.report.model.Warning;
import tapedeck.model.Reason;

/// The report's numbers for programs: `report.json`.
///
/// Pure: the same model gives the same bytes.
final class JsonSidecar {
    /// The version of `report.json`; its JSON Schema is `docs/reference/report.schema.json`.
    static final String SCHEMA = "tapedeck.report/1";

    private JsonSidecar() {}

    static byte[] write(ReportModel model) {
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
}
