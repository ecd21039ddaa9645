package tapedeck.lab.analytics;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Splits closed trades by what they have in common and computes the trade metrics of each part.
///
/// Pure and thread-safe. Rows come in the order of their key; a part without trades has no row, except a side. Sides
/// have all trade metrics, other parts those that tell them apart: number, profit, win rate, profit factor, expectancy
/// and mean duration.
public final class TradeGroups {
    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;

    // The JDK's names would load its locale data.
    private static final List<String> WEEKDAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    private TradeGroups() {}

    /// One part: its name as a table shows it, how many trades it has, and their metrics.
    public record Row(String label, int count, Metrics metrics) {}

    /// All, long and short, always three rows.
    public static List<Row> bySide(List<ClosedTrade> trades) {
        return bySide(trades, TradeMetrics.of(trades));
    }

    /// The same where the metrics of all are known.
    ///
    /// @param ofAll may hold others, too
    public static List<Row> bySide(List<ClosedTrade> trades, Metrics ofAll) {
        Row all = new Row("all", trades.size(), ofAll);
        return List.of(all, side(trades, all, true), side(trades, all, false));
    }

    private static Row side(List<ClosedTrade> trades, Row all, boolean isLong) {
        List<ClosedTrade> some = new ArrayList<>();
        for (ClosedTrade trade : trades) {
            if (trade.isLong() == isLong) {
                some.add(trade);
            }
        }
        boolean isAll = some.size() == trades.size();
        return new Row(isLong ? "long" : "short", some.size(), isAll ? all.metrics() : TradeMetrics.of(some));
    }

    public static List<Row> bySymbol(List<ClosedTrade> trades) {
        return rows(trades, ClosedTrade::symbol, TradeGroups::named);
    }

    public static List<Row> byStrategy(List<ClosedTrade> trades) {
        return rows(trades, ClosedTrade::strategy, TradeGroups::named);
    }

    public static List<Row> byEntryTag(List<ClosedTrade> trades) {
        return rows(trades, ClosedTrade::entryTag, TradeGroups::named);
    }

    public static List<Row> byExitTag(List<ClosedTrade> trades) {
        return rows(trades, ClosedTrade::exitTag, TradeGroups::named);
    }

    /// By hour of entry in the run's time zone, labelled `00` to `23`.
    public static List<Row> byEntryHour(List<ClosedTrade> trades, ZoneId zone) {
        return rows(
                trades,
                trade -> (int) (Math.floorMod(entrySecond(trade, zone), DAY) / HOUR),
                hour -> hour < 10 ? "0" + hour : Integer.toString(hour));
    }

    /// By weekday of entry in the run's time zone, Monday first.
    public static List<Row> byEntryWeekday(List<ClosedTrade> trades, ZoneId zone) {
        return rows(
                trades,
                // Day 0 was a Thursday.
                trade -> (int) Math.floorMod(Math.floorDiv(entrySecond(trade, zone), DAY) + 3, 7L),
                WEEKDAYS::get);
    }

    private static <K extends Comparable<? super K>> List<Row> rows(
            List<ClosedTrade> trades, Function<ClosedTrade, K> key, Function<K, String> label) {
        Map<K, TradeTally> parts = new HashMap<>();
        for (ClosedTrade trade : trades) {
            parts.computeIfAbsent(key.apply(trade), _ -> new TradeTally()).add(trade);
        }
        List<Row> rows = new ArrayList<>(parts.size());
        new TreeMap<>(parts)
                .forEach((part, tally) -> rows.add(new Row(label.apply(part), tally.count(), tally.metrics())));
        return rows;
    }

    /// Seconds of the zone's own clock since 1970: a whole date for each trade would cost more than its metrics.
    private static long entrySecond(ClosedTrade trade, ZoneId zone) {
        long second = Math.floorDiv(trade.entryTime(), 1_000_000_000L);
        return second + zone.getRules().getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
    }

    private static String named(String name) {
        return name.isEmpty() ? "(none)" : name;
    }
}
