package tapedeck.cli.run;

import java.util.List;
import tapedeck.cli.frame.JsonArray;
import tapedeck.cli.frame.JsonObject;
import tapedeck.engine.RunSummary;
import tapedeck.lab.analytics.ClosedTrade;
import tapedeck.lab.analytics.Metric;
import tapedeck.lab.analytics.Metrics;
import tapedeck.lab.analytics.TradeMetrics;
import tapedeck.model.Fixed;
import tapedeck.model.Times;

/// A backtest as the document `tapedeck.run/1`.
final class BacktestJson {
    private BacktestJson() {}

    static JsonObject of(RunJob.Done done, boolean isOk, JsonObject artifacts) {
        RunSummary summary = done.summary();
        var request = done.plan().spec().data();
        JsonObject parameters = new JsonObject();
        JsonArray strategies = new JsonArray();
        for (int i = 0; i < done.plan().members().size(); i++) {
            String name = done.plan().names().get(i);
            JsonObject own = new JsonObject();
            done.plan().strategies().get(i).parameters().forEach((key, value) -> {
                own.put(key, value);
                parameters.put(done.plan().isShared() ? name + "." + key : key, value);
            });
            strategies.add(new JsonObject()
                    .put("name", name)
                    .put("hash", done.plan().spec().strategies().get(i).hash())
                    .put("parameters", own)
                    .put("metrics", metrics(TradeMetrics.of(trades(done, name)))));
        }
        JsonObject hashes = new JsonObject()
                .put("decisions", summary.hashes().decisions())
                .put("fills", summary.hashes().fills())
                .put("equity", summary.hashes().equity())
                .put("digest", summary.hashes().digest());
        JsonArray warnings = new JsonArray();
        Explanation.of(done)
                .forEach(warning -> warnings.add(
                        new JsonObject().put("code", warning.code()).put("msg", warning.words())));
        JsonObject refused = new JsonObject();
        Explanation.refused(summary).forEach(entry -> refused.put(entry.getKey().name(), entry.getValue()));
        return JsonObject.of("tapedeck.run/1")
                .put("run", done.id())
                .put("runId", summary.runId())
                .put("ok", isOk)
                .put("strategy", done.plan().name())
                .put("parameters", parameters)
                .put("strategies", strategies)
                .put("symbols", JsonArray.of(request.symbols()))
                .put("bars", request.interval().toString())
                .put("from", Times.format(summary.startTime()))
                .put("to", Times.format(summary.endTime()))
                .put("hashes", hashes)
                .put("counts", counts(summary.counts()))
                .put("startEquity", Fixed.toDouble(summary.startEquity()))
                .put("endEquity", Fixed.toDouble(summary.endEquity()))
                .put("metrics", metrics(done.figures().metrics()))
                .put(
                        "benchmark",
                        done.figures().benchmark().map(BacktestJson::metrics).orElseGet(JsonObject::new))
                .put("refused", refused)
                .put("warnings", warnings)
                .put("artifacts", artifacts);
    }

    /// The closed trades of one strategy; none where nothing was recorded.
    private static List<ClosedTrade> trades(RunJob.Done done, String strategy) {
        return done.figures().model().stream()
                .flatMap(model -> model.log().trades().stream())
                .filter(trade -> trade.strategy().equals(strategy))
                .toList();
    }

    private static JsonObject counts(RunSummary.Counts counts) {
        return new JsonObject()
                .put("bars", counts.bars())
                .put("ticks", counts.ticks())
                .put("events", counts.events())
                .put("orders", counts.orders())
                .put("fills", counts.fills())
                .put("trades", counts.trades())
                .put("ambiguousBars", counts.ambiguousBars());
    }

    /// An absent metric has a reason instead of a value; infinity, which JSON cannot say, is a word.
    private static JsonObject metrics(Metrics metrics) {
        JsonObject all = new JsonObject();
        for (Metric metric : metrics.all()) {
            JsonObject one = new JsonObject();
            if (metric.isInfinite()) {
                one.put("value", "Infinity");
            } else if (metric.isPresent()) {
                one.put("value", metric.orThrow());
            } else {
                one.put("reason", metric.reason());
            }
            all.put(metric.id(), one.put("reliable", metric.reliable()));
        }
        return all;
    }
}
