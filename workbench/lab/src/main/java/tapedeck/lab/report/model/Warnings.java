package tapedeck.lab.report.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tapedeck.lab.analytics.Bootstrap;
import tapedeck.lab.analytics.Conventions;
import tapedeck.lab.analytics.DailySeries;
import tapedeck.lab.analytics.MetricFormat;
import tapedeck.lab.analytics.MetricUnit;
import tapedeck.lab.analytics.Metrics;
import tapedeck.model.Reason;

/// Finds what a reader should be warned of, in words.
final class Warnings {
    private static final int FEW_TRADES = 30;
    private static final double LARGE_SHARE = 0.5;

    private final RunFacts facts;
    private final RunLog log;
    private final List<Warning> found = new ArrayList<>();

    private Warnings(RunFacts facts, RunLog log) {
        this.facts = facts;
        this.log = log;
    }

    static List<Warning> of(
            RunFacts facts, RunLog log, DailySeries series, Metrics metrics, Optional<Bootstrap.Bands> bands) {
        Warnings warnings = new Warnings(facts, log);
        warnings.sample(series, bands);
        warnings.trades(metrics);
        warnings.orders();
        warnings.assumptions();
        return List.copyOf(warnings.found);
    }

    private void sample(DailySeries series, Optional<Bootstrap.Bands> bands) {
        if (series.isRuined()) {
            warn("ruined", "the account was lost before the end");
        }
        if (series.size() < Conventions.RELIABLE_DAYS) {
            String few = series.isEmpty() ? "no daily return" : "only " + counted(series.size(), "daily return");
            warn("short-sample", few + ": annualised figures are hidden");
            return;
        }
        bands.flatMap(Bootstrap.Bands::sharpe)
                .filter(band -> band.contains(0))
                .ifPresent(_ -> warn("sharpe-zero", "Sharpe interval includes zero"));
    }

    private void trades(Metrics metrics) {
        int count = log.trades().size();
        String why = facts.get("made.idle");
        if (count == 0 || !why.isEmpty()) {
            warn("no-trades", why.isEmpty() ? "no trade was closed" : why);
        }
        if (count > 0 && count < FEW_TRADES) {
            warn("few-trades", "only " + counted(count, "trade"));
        }
        Optional<Double> best = shareOf(metrics, "top1_share");
        Optional<Double> three = shareOf(metrics, "top3_share");
        if (best.isPresent() && best.get() >= 1 && count > 1) {
            warn("one-trade", "without its best trade nothing would have been earned");
        } else if (best.isPresent() && best.get() >= LARGE_SHARE && count > 1) {
            warn("one-trade", percent(best.get()) + " of profit from 1 trade");
        } else if (three.isPresent() && three.get() >= 1 && count > 3) {
            warn("three-trades", "without its three best trades nothing would have been earned");
        } else if (three.isPresent() && three.get() >= LARGE_SHARE && count > 3) {
            warn("three-trades", percent(three.get()) + " of profit from 3 trades");
        }
        int open = log.openPositions().size();
        if (open > 0) {
            warn("open-positions", counted(open, "position") + " still open at the end");
        }
    }

    private static Optional<Double> shareOf(Metrics metrics, String id) {
        return metrics.find(id).filter(metric -> metric.isPresent()).map(metric -> metric.orThrow());
    }

    private void orders() {
        boolean isOne = log.refused().size() == 1 && !log.refusalDetail().isEmpty();
        for (Map.Entry<Reason, Long> refusal : log.refused().entrySet()) {
            warn(
                    "refused",
                    counted(refusal.getValue(), "order") + " refused: "
                            + refusal.getKey().words() + (isOne ? " (" + log.refusalDetail() + ")" : ""));
        }
    }

    private void assumptions() {
        if (facts.fillsAtClose()) {
            warn("signal-close", "orders fill at the close of the bar that gave the signal");
        }
        if (log.ambiguousBars() > 0) {
            warn(
                    "ambiguous-bars",
                    counted(log.ambiguousBars(), "bar") + " whose outcome depends on the order of high and low");
        }
        String gaps = facts.get("made.gaps");
        if (!gaps.isEmpty() && !gaps.equals("0")) {
            warn("gaps", "data gaps accepted: " + gaps);
        }
        String lookahead = facts.get("made.lookahead");
        if (lookahead.isEmpty()) {
            warn("lookahead", "look-ahead check not run");
        } else if (!lookahead.equals("passed")) {
            warn("lookahead", "look-ahead found: " + lookahead);
        }
        String warmup = facts.get("made.warmup");
        if (warmup.startsWith("not clean")) {
            warn("warmup", "warm-up " + warmup);
        }
        for (int i = 0; !facts.get("made.hygiene." + i).isEmpty(); i++) {
            warn("hygiene", "the strategy " + facts.get("made.hygiene." + i));
        }
    }

    private void warn(String code, String words) {
        found.add(new Warning(code, words));
    }

    private static String percent(double share) {
        return MetricFormat.text(Math.rint(share * 100), MetricUnit.COUNT) + "\u2009%";
    }

    private static String counted(long count, String noun) {
        return MetricFormat.text((double) count, MetricUnit.COUNT) + " " + noun + (count == 1 ? "" : "s");
    }
}
