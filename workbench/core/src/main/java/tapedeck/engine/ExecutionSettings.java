package tapedeck.engine;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tapedeck.venue.FeeModel;
import tapedeck.venue.LatencyModel;
import tapedeck.venue.LiquidityModel;
import tapedeck.venue.Models;
import tapedeck.venue.SlippageModel;

/// How a simulated venue behaves, as plain numbers that go into manifests; [#models] turns them into models.
///
/// @param fillsAtClose whether market orders trade at the close of the bar that gave the signal
/// @param atEnd        what becomes of open positions when the data ends
public record ExecutionSettings(
        boolean fillsAtClose,
        Fee fee,
        Slippage slippage,
        Latency latency,
        Liquidity liquidity,
        IntrabarOrder intrabar,
        EndOfRun atEnd) {
    /// What is open at the end stays open.
    public ExecutionSettings(
            boolean fillsAtClose,
            Fee fee,
            Slippage slippage,
            Latency latency,
            Liquidity liquidity,
            IntrabarOrder intrabar) {
        this(fillsAtClose, fee, slippage, latency, liquidity, intrabar, EndOfRun.KEEP);
    }

    /// Next open, 0.1 % fee, nothing else.
    public static final ExecutionSettings DEFAULT = new ExecutionSettings(
            false,
            Fee.percent(100_000),
            Slippage.NONE,
            Latency.NONE,
            new Liquidity(Liquidity.LiquidityKind.BAR_PATH, 0),
            IntrabarOrder.NEARER);

    /// No cost at all.
    public static final ExecutionSettings FREE = new ExecutionSettings(
            false,
            Fee.percent(0),
            Slippage.NONE,
            Latency.NONE,
            new Liquidity(Liquidity.LiquidityKind.BAR_PATH, 0),
            IntrabarOrder.NEARER);

    /// What a trade costs; unused numbers are 0.
    ///
    /// @param a percent: rate; maker-taker: maker rate; per share: money a unit; fixed + relative: money
    /// @param b maker-taker: taker rate; per share: minimum; fixed + relative: rate
    /// @param c per share: cap as a share of the notional
    /// @param tiers tiered: rates by volume
    public record Fee(FeeKind kind, long a, long b, long c, List<FeeModel.Tier> tiers) {
        public Fee {
            tiers = List.copyOf(tiers);
        }

        public Fee(FeeKind kind, long a, long b, long c) {
            this(kind, a, b, c, List.of());
        }

        /// The fee models there are.
        public enum FeeKind {
            PERCENT,
            MAKER_TAKER,
            PER_SHARE,
            FIXED_RELATIVE,
            TIERED
        }

        public static Fee percent(long rate) {
            return new Fee(FeeKind.PERCENT, rate, 0, 0);
        }

        FeeModel model() {
            return switch (kind) {
                case PERCENT -> FeeModel.percent(a);
                case MAKER_TAKER -> FeeModel.makerTaker(a, b);
                case PER_SHARE -> FeeModel.perShare(a, b, c);
                case FIXED_RELATIVE -> FeeModel.fixedAndRelative(a, b);
                case TIERED -> FeeModel.tiered(tiers);
            };
        }

        String canonical() {
            String numbers = kind + ":" + a + ":" + b + ":" + c;
            return numbers
                    + tiers.stream()
                            .map(t -> ":" + t.volume() + "/" + t.makerRate() + "/" + t.takerRate())
                            .collect(Collectors.joining());
        }
    }

    /// How much worse market and stop orders trade.
    ///
    /// @param value number of ticks, or a share at 1e-8
    public record Slippage(SlippageKind kind, long value) {
        public static final Slippage NONE = new Slippage(SlippageKind.NONE, 0);

        /// The slippage models there are.
        public enum SlippageKind {
            NONE,
            TICKS,
            SHARE,
            /// A share of the price when a position is entered, nothing when it is left.
            ENTRY_SHARE
        }

        SlippageModel model() {
            return switch (kind) {
                case NONE -> SlippageModel.NONE;
                case TICKS -> SlippageModel.ticks(value);
                case SHARE -> SlippageModel.share(value);
                case ENTRY_SHARE -> SlippageModel.entryShare(value);
            };
        }

        String canonical() {
            return kind + ":" + value;
        }
    }

    /// How long messages take.
    ///
    /// @param a fixed: nanoseconds; uniform: least; log-normal: median
    /// @param b uniform: most; log-normal: sigma at 1e-8
    public record Latency(LatencyKind kind, long a, long b) {
        public static final Latency NONE = new Latency(LatencyKind.NONE, 0, 0);

        /// The latency models there are.
        public enum LatencyKind {
            NONE,
            FIXED,
            UNIFORM,
            LOG_NORMAL
        }

        LatencyModel model(long seed) {
            return switch (kind) {
                case NONE -> LatencyModel.NONE;
                case FIXED -> LatencyModel.fixed(a);
                case UNIFORM -> LatencyModel.uniform(seed, a, b);
                case LOG_NORMAL -> LatencyModel.logNormal(seed, a, b / 1e8);
            };
        }

        String canonical() {
            return kind + ":" + a + ":" + b;
        }
    }

    /// How much trades at a price.
    ///
    /// @param share participation: of what traded, at 1e-8
    public record Liquidity(LiquidityKind kind, long share) {
        /// The liquidity models there are.
        public enum LiquidityKind {
            BAR_PATH,
            PESSIMISTIC,
            TRADES,
            PARTICIPATION,
            QUOTES,
            OPTIMISTIC
        }

        LiquidityModel model() {
            return switch (kind) {
                case BAR_PATH -> LiquidityModel.BAR_PATH;
                case PESSIMISTIC -> LiquidityModel.PESSIMISTIC;
                case TRADES -> LiquidityModel.TRADES;
                case PARTICIPATION -> LiquidityModel.participation(share);
                case QUOTES -> LiquidityModel.QUOTES;
                case OPTIMISTIC -> LiquidityModel.OPTIMISTIC;
            };
        }

        String canonical() {
            return kind + ":" + share;
        }
    }

    /// The venue's models; chance is drawn from `seed`.
    public Models models(long seed) {
        return new Models(liquidity.model(), latency.model(seed), fee.model(), slippage.model(), fillsAtClose);
    }

    public ExecutionSettings with(Fee other) {
        return new ExecutionSettings(fillsAtClose, other, slippage, latency, liquidity, intrabar, atEnd);
    }

    /// The same with another rule for what is open at the end.
    public ExecutionSettings with(EndOfRun other) {
        return new ExecutionSettings(fillsAtClose, fee, slippage, latency, liquidity, intrabar, other);
    }

    /// Stable text for the manifest and the run id.
    public SortedMap<String, String> canonical() {
        SortedMap<String, String> map = new TreeMap<>();
        if (atEnd != EndOfRun.KEEP) {
            map.put("atEnd", atEnd.name());
        }
        map.put("fee", fee.canonical());
        map.put("fill", fillsAtClose ? "this-close" : "next-open");
        map.put("intrabar", intrabar.name());
        map.put("latency", latency.canonical());
        map.put("liquidity", liquidity.canonical());
        map.put("slippage", slippage.canonical());
        return map;
    }
}
