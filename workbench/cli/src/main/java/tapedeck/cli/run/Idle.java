package tapedeck.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tapedeck.cli.frame.Figures;
import tapedeck.engine.RunSummary;
import tapedeck.engine.Session;
import tapedeck.indicator.Series;
import tapedeck.strategy.SignalCount;
import tapedeck.strategy.TradingStrategy;

/// Why a run closed no trade, as far as counting tells: warm-up, signals, orders, fills. Stateless.
final class Idle {
    private Idle() {}

    /// A sentence; empty where trades were closed, or where the reasons of refused orders say it better. Of several
    /// strategies those that never wanted to enter are named, whatever the others did.
    static String why(RunSummary summary, Session session, RunPlan plan) {
        if (!plan.isShared()) {
            return why(summary, session, plan.instances().getFirst());
        }
        String silent = silent(plan);
        Optional<TradingStrategy> other =
                plan.instances().stream().filter(each -> !neverWanted(each)).findFirst();
        if (summary.counts().trades() > 0) {
            return silent;
        }
        if (other.isEmpty()) {
            return "0 trades: " + silent;
        }
        String why = why(summary, session, other.get());
        return silent.isEmpty() || why.isEmpty() ? why : why + "; " + silent;
    }

    private static boolean neverWanted(TradingStrategy strategy) {
        return strategy instanceof SignalCount signals && signals.entries() == 0;
    }

    private static String silent(RunPlan plan) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < plan.members().size(); i++) {
            if (neverWanted(plan.instances().get(i)) && plan.instances().get(i) instanceof SignalCount signals) {
                words.add(plan.names().get(i) + " never traded: its entry rule was asked on "
                        + counted(signals.asked(), "bar") + " and was never true");
            }
        }
        return String.join("; ", words);
    }

    private static String why(RunSummary summary, Session session, TradingStrategy strategy) {
        RunSummary.Counts counts = summary.counts();
        if (counts.trades() > 0) {
            return "";
        }
        if (counts.fills() > 0) {
            return "no trade was closed: " + counted(counts.fills(), "fill") + ", still open at the end";
        }
        if (!summary.refused().isEmpty()) {
            return "";
        }
        if (counts.orders() > 0) {
            int working = summary.workingOrders();
            return "0 trades: " + counted(counts.orders(), "order") + " sent and none filled"
                    + (working > 0 ? ", " + Figures.count(working) + " still working at the end" : "");
        }
        return "0 trades: " + silence(session, strategy);
    }

    private static String silence(Session session, TradingStrategy strategy) {
        Optional<Series> cold =
                session.series().stream().filter(series -> !series.isWarm()).findFirst();
        if (cold.isPresent()) {
            Series series = cold.get();
            return "the warm-up never ended, which needs " + counted(series.warmupBars(), "bar") + " of " + series
                    + ", and " + Figures.count(series.count()) + " closed";
        }
        if (strategy instanceof SignalCount signals && signals.entries() == 0) {
            return "the entry rule was asked on " + counted(signals.asked(), "bar") + " and was never true";
        }
        Series first = session.series().getFirst();
        long called = first.count() - first.warmupBars() + 1L;
        return "the strategy was called on " + counted(called, "bar") + " and never sent an order";
    }

    private static String counted(long count, String noun) {
        return Figures.count(count) + " " + noun + (count == 1 ? "" : "s");
    }
}
