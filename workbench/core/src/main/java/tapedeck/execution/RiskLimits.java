package tapedeck.execution;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tapedeck.model.Fixed;

/// Pre-trade limits of an account or a strategy. Money in the account's currency, all at 1e-8; [#OFF] is no limit.
///
/// @param maxOrderSize     units of one order
/// @param maxOrderNotional money of one order
/// @param maxPosition      units of one instrument, either direction, working orders included: a stop or a close that
///                         works beside an order which turns the position may trade first, so both count
/// @param maxGross         sum of absolute position values after the order, working orders included
/// @param maxNet           absolute sum of signed position values after the order, working orders of its side included
/// @param collar           distance of a limit or stop from the last good price, as a share of it
/// @param maxOrdersPerMinute token bucket of this size, refilled evenly over a minute
/// @param maxDailyLoss     loss since the last session close, as a share of equity then
/// @param maxDrawdown      loss from the highest equity, as a share of it
/// @param staleAfter       nanoseconds after which the last price is too old to trade on
/// @param duplicateWindow  nanoseconds within which the same side, price and size is a duplicate
/// @param refuseSelfMatch  whether an order that would trade with an own working order is refused
/// @param restricted       symbols that may not be traded, sorted
public record RiskLimits(
        long maxOrderSize,
        long maxOrderNotional,
        long maxPosition,
        long maxGross,
        long maxNet,
        long collar,
        long maxOrdersPerMinute,
        long maxDailyLoss,
        long maxDrawdown,
        long staleAfter,
        long duplicateWindow,
        boolean refuseSelfMatch,
        List<String> restricted) {
    /// No limit.
    public static final long OFF = Long.MAX_VALUE;

    /// Nothing is limited: a backtest's default, said in its report.
    public static final RiskLimits NONE =
            new RiskLimits(OFF, OFF, OFF, OFF, OFF, OFF, OFF, OFF, OFF, OFF, OFF, false, List.of());

    public RiskLimits {
        restricted = restricted.stream().sorted().toList();
    }

    /// Stable text of what is limited, for the manifest.
    public SortedMap<String, String> canonical() {
        SortedMap<String, String> map = new TreeMap<>();
        put(map, "maxOrderSize", maxOrderSize);
        put(map, "maxOrderNotional", maxOrderNotional);
        put(map, "maxPosition", maxPosition);
        put(map, "maxGross", maxGross);
        put(map, "maxNet", maxNet);
        put(map, "collar", collar);
        put(map, "maxDailyLoss", maxDailyLoss);
        put(map, "maxDrawdown", maxDrawdown);
        putPlain(map, "maxOrdersPerMinute", maxOrdersPerMinute);
        putPlain(map, "staleAfter", staleAfter);
        putPlain(map, "duplicateWindow", duplicateWindow);
        if (refuseSelfMatch) {
            map.put("refuseSelfMatch", "true");
        }
        if (!restricted.isEmpty()) {
            map.put("restricted", String.join(",", restricted));
        }
        return map;
    }

    private static void put(SortedMap<String, String> map, String key, long value) {
        if (value != OFF) {
            map.put(key, Fixed.format(value));
        }
    }

    private static void putPlain(SortedMap<String, String> map, String key, long value) {
        if (value != OFF) {
            map.put(key, Long.toString(value));
        }
    }
}
