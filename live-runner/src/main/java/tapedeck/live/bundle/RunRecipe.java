package tapedeck.live.bundle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tapedeck.engine.DataRequest;
import tapedeck.engine.DataView;
import tapedeck.engine.EndOfRun;
import tapedeck.engine.ExecutionSettings;
import tapedeck.engine.IntrabarOrder;
import tapedeck.engine.LogLevel;
import tapedeck.engine.RunSpec;
import tapedeck.execution.AccountSettings;
import tapedeck.execution.RiskLimits;
import tapedeck.model.AssetClass;
import tapedeck.model.Currency;
import tapedeck.model.DataException;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Instruments;
import tapedeck.model.Interval;
import tapedeck.model.Range;
import tapedeck.model.TradingCalendar;
import tapedeck.strategy.Sizing;
import tapedeck.venue.FeeModel;

/// A run's settings read back from the identity in its manifest: the mirror of `RunSpec.canonical()`.
///
/// Reading checks itself: settings that would not be written back the same, such as those of a newer version, are
/// refused rather than dropped. Immutable.
public final class RunRecipe {
    private static final Pattern INSTRUMENT =
            Pattern.compile("(\\S+) (\\S+) (\\S+) tick (\\S+) lot (\\S+) x (\\S+) calendar (\\S+)");

    /// What the data says of itself: not settings.
    private static final Set<String> DATA = Set.of("data.root", "data.from", "data.to", "data.finer", "data.actions");

    private final SortedMap<String, String> identity;
    private final RunSpec spec;

    private RunRecipe(SortedMap<String, String> identity, RunSpec spec) {
        this.identity = identity;
        this.spec = spec;
    }

    /// Reads the identity lines of a run's manifest, without their prefix `id.`.
    public static RunRecipe of(SortedMap<String, String> identity) {
        try {
            RunRecipe recipe = new RunRecipe(new TreeMap<>(identity), spec(identity));
            recipe.spec.canonical().forEach((key, value) -> {
                if (!value.equals(identity.get(key))) {
                    throw broken(key, identity.getOrDefault(key, "(nothing)"), "read back as " + value);
                }
            });
            for (String key : identity.keySet()) {
                boolean isSetting = !key.startsWith("engine.") && !key.startsWith("instrument.");
                boolean isData = DATA.contains(key) || key.startsWith("data.calendar.");
                if (isSetting && !isData && !recipe.spec.canonical().containsKey(key)) {
                    throw broken(key, identity.get(key), "this version does not know it");
                }
            }
            return recipe;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw broken("identity", String.valueOf(e.getMessage()), "it cannot be read");
        }
    }

    public RunSpec spec() {
        return spec;
    }

    /// Content hash of the engine that made the run.
    public String engineHash() {
        return identity.getOrDefault("engine.hash", "");
    }

    /// The run's instruments, by number.
    ///
    /// @param calendars by name
    public Instruments instruments(Function<String, TradingCalendar> calendars) {
        List<Instrument> found = new ArrayList<>();
        for (int number = 0; identity.containsKey("instrument." + number); number++) {
            String key = "instrument." + number;
            Matcher match = INSTRUMENT.matcher(identity.getOrDefault(key, ""));
            if (!match.matches()) {
                throw broken(key, identity.getOrDefault(key, ""), "it cannot be read");
            }
            found.add(new Instrument(
                    number,
                    match.group(1),
                    AssetClass.valueOf(match.group(2)),
                    new Currency(match.group(3)),
                    Fixed.parse(match.group(4)),
                    Fixed.parse(match.group(5)),
                    Fixed.parse(match.group(6)),
                    calendars.apply(match.group(7))));
        }
        return new Instruments(found);
    }

    private static RunSpec spec(SortedMap<String, String> map) {
        DataRequest data = new DataRequest(
                List.of(value(map, "data.symbols").split(",", -1)),
                Interval.parse(value(map, "data.interval")),
                range(value(map, "data.range")),
                DataView.of(map));
        return new RunSpec(
                strategies(map),
                data,
                account(map),
                execution(Lines.below(map, "execution.")),
                limits(Lines.below(map, "risk.")),
                sizing(value(map, "sizing")),
                Integer.parseInt(value(map, "data.maxBars")),
                Long.parseLong(value(map, "seed")),
                LogLevel.ORDERS);
    }

    private static Range range(String text) {
        return text.equals("..") ? Range.ALL : Range.parse(text);
    }

    private static List<RunSpec.Strategy> strategies(SortedMap<String, String> map) {
        List<RunSpec.Strategy> found = new ArrayList<>();
        for (int i = 0; map.containsKey("strategy." + i + ".name"); i++) {
            String prefix = "strategy." + i + ".";
            found.add(new RunSpec.Strategy(
                    value(map, prefix + "name"),
                    value(map, prefix + "hash"),
                    Lines.below(map, prefix + "param."),
                    limits(Lines.below(map, prefix + "risk."))));
        }
        return found;
    }

    private static AccountSettings account(SortedMap<String, String> map) {
        return new AccountSettings(
                Fixed.parse(value(map, "account.cash")),
                new Currency(value(map, "account.currency")),
                Fixed.parse(value(map, "account.leverage")),
                Boolean.parseBoolean(value(map, "account.short")));
    }

    private static ExecutionSettings execution(SortedMap<String, String> map) {
        String[] fee = value(map, "fee").split(":", -1);
        String[] slippage = value(map, "slippage").split(":", -1);
        String[] latency = value(map, "latency").split(":", -1);
        String[] liquidity = value(map, "liquidity").split(":", -1);
        return new ExecutionSettings(
                value(map, "fill").equals("this-close"),
                new ExecutionSettings.Fee(
                        ExecutionSettings.Fee.FeeKind.valueOf(fee[0]),
                        number(fee, 1),
                        number(fee, 2),
                        number(fee, 3),
                        tiers(fee)),
                new ExecutionSettings.Slippage(
                        ExecutionSettings.Slippage.SlippageKind.valueOf(slippage[0]), number(slippage, 1)),
                new ExecutionSettings.Latency(
                        ExecutionSettings.Latency.LatencyKind.valueOf(latency[0]),
                        number(latency, 1),
                        number(latency, 2)),
                new ExecutionSettings.Liquidity(
                        ExecutionSettings.Liquidity.LiquidityKind.valueOf(liquidity[0]), number(liquidity, 1)),
                IntrabarOrder.valueOf(value(map, "intrabar")),
                EndOfRun.valueOf(map.getOrDefault("atEnd", EndOfRun.KEEP.name())));
    }

    /// `volume/maker/taker` from the fifth part on.
    private static List<FeeModel.Tier> tiers(String[] fee) {
        return Arrays.stream(fee)
                .skip(4)
                .map(tier -> tier.split("/", -1))
                .map(parts -> new FeeModel.Tier(number(parts, 0), number(parts, 1), number(parts, 2)))
                .toList();
    }

    private static long number(String[] parts, int at) {
        return Long.parseLong(parts[at]);
    }

    private static RiskLimits limits(SortedMap<String, String> map) {
        return new RiskLimits(
                limit(map, "maxOrderSize"),
                limit(map, "maxOrderNotional"),
                limit(map, "maxPosition"),
                limit(map, "maxGross"),
                limit(map, "maxNet"),
                limit(map, "collar"),
                plain(map, "maxOrdersPerMinute"),
                limit(map, "maxDailyLoss"),
                limit(map, "maxDrawdown"),
                plain(map, "staleAfter"),
                plain(map, "duplicateWindow"),
                map.containsKey("refuseSelfMatch"),
                Arrays.stream(map.getOrDefault("restricted", "").split(",", -1))
                        .filter(symbol -> !symbol.isEmpty())
                        .toList());
    }

    private static long limit(SortedMap<String, String> map, String key) {
        String text = map.get(key);
        return text == null ? RiskLimits.OFF : Fixed.parse(text);
    }

    private static long plain(SortedMap<String, String> map, String key) {
        String text = map.get(key);
        return text == null ? RiskLimits.OFF : Long.parseLong(text);
    }

    private static Sizing sizing(String text) {
        String[] parts = text.split(":", -1);
        return new Sizing(
                Sizing.Kind.valueOf(parts[0]),
                Double.parseDouble(parts[1]),
                Sizing.Direction.valueOf(parts[2]),
                Integer.parseInt(parts[3]),
                Boolean.parseBoolean(parts[4]));
    }

    private static String value(SortedMap<String, String> map, String key) {
        String text = map.get(key);
        if (text == null) {
            throw broken(key, "(nothing)", "it is missing");
        }
        return text;
    }

    private static DataException broken(String key, String value, String why) {
        return new DataException(
                "TD-L041",
                "manifest.txt, " + key,
                "'" + value + "': " + why,
                "run the backtest again and promote that");
    }
}
