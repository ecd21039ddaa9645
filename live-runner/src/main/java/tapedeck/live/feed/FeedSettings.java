package tapedeck.live.feed;

import java.util.List;
import java.util.Set;
import tapedeck.model.ConfigException;

/// What a simulated feed sends.
///
/// @param symbols        with their first prices, in the order of their numbers
/// @param seed           of all paths
/// @param ticksPerSecond per symbol, on the wall clock
/// @param volatility     standard deviation of one tick's log return
/// @param speed          seconds of venue time per second of wall time
/// @param formats        files to write
public record FeedSettings(
        List<FeedSymbol> symbols, long seed, int ticksPerSecond, double volatility, double speed, Set<Format> formats) {
    private static final int FASTEST = 1_000_000;

    /// One symbol of a feed; prices and sizes at 1e-8.
    public record FeedSymbol(String symbol, long firstPrice, long tickSize, long lotSize) {}

    /// A file format of the feed.
    public enum Format {
        SLOT64,
        RING64,
        SLOT24
    }

    public FeedSettings {
        symbols = List.copyOf(symbols);
        formats = Set.copyOf(formats);
        if (symbols.isEmpty() || formats.isEmpty()) {
            throw refused("symbols", "a feed needs a symbol and a format", "--symbols BTC-USD --format slot64");
        }
        for (FeedSymbol each : symbols) {
            if (!each.symbol().matches("[A-Za-z0-9._-]{1,32}")) {
                throw refused("symbols", "'" + each.symbol() + "' is not a symbol", "letters, digits, . _ and -");
            }
            if (each.firstPrice() <= 0 || each.tickSize() <= 0 || each.lotSize() <= 0) {
                throw refused("symbols", each.symbol() + " needs a positive price, tick and lot", "BTC-USD=65000");
            }
        }
        if (symbols.stream().map(FeedSymbol::symbol).distinct().count() < symbols.size()) {
            throw refused("symbols", "a symbol is named twice", "name each symbol once");
        }
        if (ticksPerSecond < 1 || ticksPerSecond > FASTEST) {
            throw refused("rate", ticksPerSecond + " ticks a second", "from 1 to " + FASTEST);
        }
        if (!(volatility >= 0 && volatility <= 0.1)) {
            throw refused("volatility", volatility + " a tick", "from 0 to 0.1");
        }
        if (!(speed > 0 && speed <= 1_000_000)) {
            throw refused("speed", speed + " times", "above 0, at most 1000000");
        }
    }

    private static ConfigException refused(String field, String why, String hint) {
        return new ConfigException("TD-L030", "feed." + field, why, hint);
    }
}
