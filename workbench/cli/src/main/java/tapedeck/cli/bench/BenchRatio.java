package tapedeck.cli.bench;

import java.util.List;
import java.util.Map;

/// Two rows of one run set against each other: how many times as fast the first is, what is asked for, and the floor
/// beneath which a check fails. Ratios hold on a busy machine where absolute figures do not.
///
/// @param key     of the row that is judged
/// @param against of the row it is measured on
/// @param goal    what the project wants
/// @param floor   half of what it usually reaches, or a promise
record BenchRatio(String key, String against, double goal, double floor) {
    /// In the order of the set.
    static final List<BenchRatio> ALL = List.of(
            new BenchRatio("bars.idle", "bars.ta4j", 10, 3),
            new BenchRatio("bars.trading", "bars.ta4j", 4, 1),
            // 40 of the 155 M bars/s, 50 of the 250 M ticks/s that bare loops reached on the machine of the goals
            new BenchRatio("bars.hand", "bars.hand.bare", 0.26, 0.1),
            new BenchRatio("ticks.session", "ticks.bare", 0.2, 0.08),
            new BenchRatio("sma.stock", "sma.ta4j.stock", 1, 0.5),
            new BenchRatio("sma.mixed", "sma.ta4j.mixed", 2.8, 0.8),
            new BenchRatio("sma.own", "sma.ta4j.own", 4, 1.2),
            new BenchRatio("ema.stock", "ema.ta4j.stock", 1, 0.5),
            new BenchRatio("ema.mixed", "ema.ta4j.mixed", 2.8, 0.8),
            new BenchRatio("ema.own", "ema.ta4j.own", 4, 1.2),
            new BenchRatio("ticks.session", "ticks.read", 0.5, 0.12),
            new BenchRatio("store.csv", "store.dialect", 1.5, 1),
            new BenchRatio("growth.100000000", "growth.1000000", 1, 0.6),
            new BenchRatio("symbols.500", "symbols.1", 0.5, 0.05),
            new BenchRatio("store.csv", "peers.polars", 1, 0.8));

    /// How many times as fast; NaN where one of the two was not measured.
    double of(Map<String, BenchRow> rows) {
        BenchRow mine = rows.get(key);
        BenchRow other = rows.get(against);
        if (mine == null || other == null || !mine.isMeasured() || !other.isMeasured()) {
            return Double.NaN;
        }
        return other.nanosEach() / mine.nanosEach();
    }
}
