package tapedeck.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import tapedeck.model.ConfigException;

/// How a run reads its symbols: prices as traded or restated, stored bars or ticks, and which values beside them.
///
/// @param values names of series that are not prices, in the order in which they are numbered
public record DataView(Adjustment adjusted, Feed feed, List<String> values) {
    /// Stored bars as they were traded.
    public static final DataView BARS = new DataView(Adjustment.NONE, Feed.BARS, List.of());

    private static final String ADJUSTED = "data.adjusted";
    private static final String FEED = "data.feed";
    private static final String VALUES = "data.values";

    public DataView {
        values = List.copyOf(values);
        if (feed != Feed.BARS && adjusted != Adjustment.NONE) {
            throw new ConfigException(
                    "TD-C038", ADJUSTED, "ticks are not restated", "play bars, or leave data.adjusted at none");
        }
    }

    /// What is played into the session.
    public enum Feed {
        BARS,
        TRADES,
        QUOTES,
        /// Trades and quotes by time.
        TICKS;

        /// Reads `bars`, `trades`, `quotes` or `ticks`.
        public static Feed parse(String text) {
            for (Feed one : values()) {
                if (one.toString().equals(text)) {
                    return one;
                }
            }
            throw new ConfigException("TD-C038", FEED, "'" + text + "' is no feed", "bars, trades, quotes or ticks");
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isTicks() {
        return feed != Feed.BARS;
    }

    /// Puts what differs from plain bars into a run's settings.
    void addTo(SortedMap<String, String> settings) {
        if (adjusted != Adjustment.NONE) {
            settings.put(ADJUSTED, adjusted.toString());
        }
        if (feed != Feed.BARS) {
            settings.put(FEED, feed.toString());
        }
        if (!values.isEmpty()) {
            settings.put(VALUES, String.join(",", values));
        }
    }

    /// The view that a run's settings name.
    public static DataView of(Map<String, String> settings) {
        String values = settings.getOrDefault(VALUES, "");
        return new DataView(
                Adjustment.parse(settings.getOrDefault(ADJUSTED, "none")),
                Feed.parse(settings.getOrDefault(FEED, "bars")),
                values.isEmpty() ? List.of() : Arrays.asList(values.split(",", -1)));
    }
}
