package tapedeck.lab.report.page;

import java.util.ArrayList;
import java.util.List;
import tapedeck.lab.report.model.RunFacts;
import tapedeck.model.Fixed;
import tapedeck.model.Interval;

/// The settings of a run's simulated market in words.
final class Assumptions {
    private Assumptions() {}

    static String interval(Interval interval) {
        return interval.toString().replaceFirst("(?<=[0-9])(?=[a-z])", "\u2009");
    }

    /// `fee 0.10 %`.
    static String fee(RunFacts facts) {
        String[] parts = facts.get("id.execution.fee").split(":", -1);
        if (parts.length < 4) {
            return "fee " + facts.get("id.execution.fee");
        }
        double a = amount(parts[1]);
        double b = amount(parts[2]);
        return switch (parts[0]) {
            case "PERCENT" -> a == 0 ? "no fee" : "fee " + Words.share(a, 2);
            case "MAKER_TAKER" -> "fee " + Words.share(a, 3) + " maker, " + Words.share(b, 3) + " taker";
            case "PER_SHARE" -> "fee " + Words.decimal(a, 4) + " a unit, at least " + Words.decimal(b, 2);
            case "FIXED_RELATIVE" -> "fee " + Words.decimal(a, 2) + " plus " + Words.share(b, 3);
            case "TIERED" -> "fee " + tiers(parts);
            default -> "fee " + facts.get("id.execution.fee");
        };
    }

    /// `0.100 % maker, 0.200 % taker, from 1,000,000 traded …`.
    private static String tiers(String[] parts) {
        List<String> words = new ArrayList<>();
        for (int i = 4; i < parts.length; i++) {
            String[] tier = parts[i].split("/", -1);
            words.add((i == 4 ? "" : "from " + Words.decimal(amount(tier[0]), 0) + " traded ")
                    + Words.share(amount(tier[1]), 3) + " maker, " + Words.share(amount(tier[2]), 3) + " taker");
        }
        return String.join("; ", words);
    }

    static String fill(RunFacts facts) {
        return facts.fillsAtClose() ? "fills at the signal's close" : "next-open fills";
    }

    /// One line per assumption.
    static List<String> all(RunFacts facts) {
        List<String> lines = new ArrayList<>();
        lines.add(fill(facts));
        lines.add(fee(facts));
        lines.add(slippage(facts.get("id.execution.slippage")));
        lines.add(latency(facts.get("id.execution.latency")));
        lines.add(liquidity(facts.get("id.execution.liquidity")));
        lines.add(
                switch (facts.get("id.execution.intrabar")) {
                    case "BEST" -> "inside a bar the extremes come in the better order";
                    case "WORST" -> "inside a bar the extremes come in the worse order";
                    case "FINER" -> "inside a bar the extremes come in the order that finer data saw";
                    default -> "inside a bar the extreme nearer to the open comes first";
                });
        switch (facts.get("id.execution.atEnd")) {
            case "LAST_CLOSE" -> lines.add("what is open when the data ends is left at the last price");
            case "LAST_OPEN" ->
                lines.add("what is open when the data ends is left at the last bar's open: it looks back");
            default -> {
                // what is open is valued and shown as open
            }
        }
        lines.add("a latency shorter than the bar does not move a fill along the bar's path");
        return lines;
    }

    private static String slippage(String canonical) {
        String[] parts = canonical.split(":", -1);
        return switch (parts[0]) {
            case "TICKS" -> "slippage " + parts[1] + " ticks on market and stop orders";
            case "SHARE" ->
                "slippage " + Words.decimal(amount(parts[1]) * 1e4, 1) + Words.THIN + "bp on market and stop orders";
            case "ENTRY_SHARE" ->
                "slippage " + Words.decimal(amount(parts[1]) * 1e4, 1) + Words.THIN
                        + "bp on market and stop orders that enter";
            default -> "no slippage";
        };
    }

    private static String latency(String canonical) {
        String[] parts = canonical.split(":", -1);
        return switch (parts[0]) {
            case "FIXED" -> "latency " + millis(parts[1]);
            case "UNIFORM" -> "latency " + millis(parts[1]) + " to " + millis(parts[2]) + ", uniform";
            case "LOG_NORMAL" -> "latency log-normal, median " + millis(parts[1]);
            default -> "no latency";
        };
    }

    private static String liquidity(String canonical) {
        String[] parts = canonical.split(":", -1);
        return switch (parts[0]) {
            case "BAR_PATH" -> "orders fill along the bar's path, whatever their size";
            case "OPTIMISTIC" -> "any size at the best quote, at once and first in its queue";
            case "PESSIMISTIC" -> "a limit order fills only where the price goes through it";
            case "PARTICIPATION" -> "at most " + Words.share(amount(parts[1]), 1) + " of what traded";
            case "TRADES" -> "no more than what traded";
            case "QUOTES" -> "no more than what was quoted";
            default -> "liquidity " + canonical;
        };
    }

    private static String millis(String nanos) {
        return Words.decimal(Long.parseLong(nanos) / 1e6, 1) + Words.THIN + "ms";
    }

    private static double amount(String fixed) {
        return Fixed.toDouble(Long.parseLong(fixed));
    }
}
