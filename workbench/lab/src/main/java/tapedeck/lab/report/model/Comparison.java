package tapedeck.lab.report.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tapedeck.lab.analytics.ClosedTrade;

/// Two or more runs side by side: what was set otherwise, and which trades are not the same.
///
/// Immutable. The first run is what the others are measured against.
public final class Comparison {
    private final List<ReportModel> runs;

    public Comparison(List<ReportModel> runs) {
        if (runs.size() < 2) {
            throw new IllegalArgumentException(runs.size() + " runs: expected at least two");
        }
        this.runs = List.copyOf(runs);
    }

    public List<ReportModel> runs() {
        return runs;
    }

    public ReportModel first() {
        return runs.getFirst();
    }

    /// Settings that are not equal in all runs: key to the value in each, empty where a run has none.
    public SortedMap<String, List<String>> settings() {
        TreeSet<String> keys = new TreeSet<>();
        runs.forEach(run -> run.facts().manifest().keySet().stream()
                .filter(key -> key.startsWith("id."))
                .forEach(keys::add));
        SortedMap<String, List<String>> different = new TreeMap<>();
        for (String key : keys) {
            List<String> values = runs.stream().map(run -> run.facts().get(key)).toList();
            if (values.stream().distinct().count() > 1) {
                different.put(key.substring("id.".length()), values);
            }
        }
        return different;
    }

    /// A trade that both have, but not with the same size, prices or end.
    public record Changed(ClosedTrade before, ClosedTrade after) {}

    /// How the trades of one run differ from the first's; trades are the same one when symbol, side and entry time are.
    public record TradeDifference(
            List<ClosedTrade> onlyBefore, List<ClosedTrade> onlyAfter, List<Changed> changed, int equal) {
        public TradeDifference {
            onlyBefore = List.copyOf(onlyBefore);
            onlyAfter = List.copyOf(onlyAfter);
            changed = List.copyOf(changed);
        }
    }

    private record Key(String symbol, boolean isLong, long entryTime, int repeat) {}

    /// The trades of `other` against those of the first run.
    public TradeDifference trades(ReportModel other) {
        Map<Key, ClosedTrade> before = byKey(first());
        Map<Key, ClosedTrade> after = byKey(other);
        List<ClosedTrade> onlyBefore = new ArrayList<>();
        List<Changed> changed = new ArrayList<>();
        int equal = 0;
        for (Map.Entry<Key, ClosedTrade> entry : before.entrySet()) {
            ClosedTrade same = after.remove(entry.getKey());
            if (same == null) {
                onlyBefore.add(entry.getValue());
            } else if (isEqual(entry.getValue(), same)) {
                equal++;
            } else {
                changed.add(new Changed(entry.getValue(), same));
            }
        }
        return new TradeDifference(onlyBefore, List.copyOf(after.values()), changed, equal);
    }

    private static Map<Key, ClosedTrade> byKey(ReportModel run) {
        Map<Key, ClosedTrade> trades = new LinkedHashMap<>();
        for (ClosedTrade trade : run.log().trades()) {
            int repeat = 0;
            // One entry closed in parts gives several trades that begin alike.
            while (trades.containsKey(new Key(trade.symbol(), trade.isLong(), trade.entryTime(), repeat))) {
                repeat++;
            }
            trades.put(new Key(trade.symbol(), trade.isLong(), trade.entryTime(), repeat), trade);
        }
        return trades;
    }

    private static boolean isEqual(ClosedTrade a, ClosedTrade b) {
        return a.exitTime() == b.exitTime()
                && a.size() == b.size()
                && a.entryPrice() == b.entryPrice()
                && a.exitPrice() == b.exitPrice()
                && a.pnl() == b.pnl();
    }
}
