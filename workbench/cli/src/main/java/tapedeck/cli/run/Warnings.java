package tapedeck.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tapedeck.cli.frame.Figures;
import tapedeck.engine.LogLevel;
import tapedeck.engine.RunSummary;
import tapedeck.lab.analytics.Conventions;
import tapedeck.lab.analytics.Metric;
import tapedeck.model.Reason;

/// What a person should know before believing a result, in words and with a stable code.
record Warnings(String code, String text) {
    private static final long FEW_TRADES = 30;
    private static final double ONE_TRADE = 0.5;

    static List<Warnings> of(RunJob.Done done) {
        List<Warnings> found = new ArrayList<>();
        RunSummary summary = done.summary();
        RunSummary.Counts counts = summary.counts();
        if (counts.trades() == 0) {
            found.add(new Warnings("TD-B017", noTrades(summary)));
        } else if (counts.trades() < FEW_TRADES) {
            found.add(new Warnings("TD-B018", "only " + trades(counts.trades()) + ": chance explains a lot of this"));
        }
        if (summary.days().size() < Conventions.RELIABLE_DAYS) {
            found.add(new Warnings(
                    "TD-B019",
                    "only " + summary.days().size() + " days: annualised figures are left out below "
                            + Conventions.RELIABLE_DAYS));
        }
        done.figures()
                .metrics()
                .find("top1_share")
                .filter(Metric::isShown)
                .filter(share -> share.orThrow() > ONE_TRADE && counts.trades() > 1)
                .ifPresent(share -> found.add(new Warnings("TD-B020", oneTrade(share.orThrow()))));
        if (counts.trades() > 0 && !summary.refused().isEmpty()) {
            found.add(new Warnings("TD-B021", refusals(summary)));
        }
        if (counts.ambiguousBars() > 0) {
            found.add(new Warnings(
                    "TD-B022",
                    Figures.count(counts.ambiguousBars())
                            + " bars whose outcome depends on whether the high or the low came first"));
        }
        if (summary.openPositions() > 0) {
            found.add(new Warnings(
                    "TD-B023", summary.openPositions() + " position still open at the end, valued at the last price"));
        }
        if (done.plan().spec().logLevel() == LogLevel.NONE) {
            found.add(new Warnings("TD-B024", "nothing was recorded (log: none): no figures of trades"));
        }
        return found;
    }

    private static String oneTrade(double share) {
        return share >= 1
                ? "without its best trade the run would have earned nothing"
                : Figures.percent(share, 0) + " of the profit came from one trade";
    }

    private static String noTrades(RunSummary summary) {
        if (summary.counts().fills() > 0) {
            return "no round trip was closed: " + summary.counts().fills() + " fills, still open at the end";
        }
        if (!summary.refused().isEmpty()) {
            return "0 trades: " + refusals(summary) + hint(summary);
        }
        return summary.counts().orders() > 0
                ? "0 trades: " + summary.counts().orders() + " orders were sent, and none was filled"
                : "0 trades: the strategy never sent an order (its signals never fired, or the data is too short)";
    }

    private static String hint(RunSummary summary) {
        boolean isTooSmall = summary.refused().containsKey(Reason.SIZE_ROUNDS_TO_ZERO)
                || summary.refused().containsKey(Reason.CASH);
        return isTooSmall ? " — raise --cash or change --size" : "";
    }

    private static String refusals(RunSummary summary) {
        long all =
                summary.refused().values().stream().mapToLong(Long::longValue).sum();
        String reasons =
                BacktestText.refused(summary).stream().map(Warnings::words).collect(Collectors.joining("; "));
        return Figures.count(all) + (all == 1 ? " order" : " orders") + " refused: " + reasons;
    }

    private static String words(Map.Entry<Reason, Long> refused) {
        return Figures.count(refused.getValue()) + " × " + refused.getKey().words();
    }

    private static String trades(long count) {
        return count == 1 ? "1 trade" : count + " trades";
    }
}
