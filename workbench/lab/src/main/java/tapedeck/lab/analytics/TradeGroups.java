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
/// Pure and thread-safe. Rows come in the order of their key; a part without trades has no row, except a side.
public final class TradeGroups {
    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;

    // The JDK's names would load its locale data.
    private static final List<String> WEEKDAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    private TradeGroups() {}

    /// One part: its name as a table shows it, its trades and their metrics.
    public record Row(String label, List<ClosedTrade> trades, Metrics metrics) {
        public Row {
            trades = List.copyOf(trades);
        }

        static Row of(String label, List<ClosedTrade> trades) {
            return new Row(label, trades, TradeMetrics.of(trades));
        }
    }

    /// All, long and short, always three rows.
    public static List<Row> bySide(List<ClosedTrade> trades) {
        return List.of(
                Row.of("all", trades),
                Row.of("long", trades.stream().filter(ClosedTrade::isLong).toList()),
                Row.of("short", trades.stream().filter(trade -> !trade.isLong()).toList()));
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
        Map<K, List<ClosedTrade>> parts = new HashMap<>();
        for (ClosedTrade trade : trades) {
            parts.computeIfAbsent(key.apply(trade), k -> new ArrayList<>()).add(trade);
        }
        return new TreeMap<>(parts)
                .entrySet().stream()
                        .map(part -> Row.of(label.apply(part.getKey()), part.getValue()))
                        .toList();
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
