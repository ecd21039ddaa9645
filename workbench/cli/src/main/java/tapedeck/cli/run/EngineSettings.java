package tapedeck.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tapedeck.cli.config.Settings;
import tapedeck.engine.Adjustment;
import tapedeck.engine.DataView;
import tapedeck.engine.EndOfRun;
import tapedeck.engine.ExecutionSettings;
import tapedeck.engine.ExecutionSettings.Fee;
import tapedeck.engine.ExecutionSettings.Fee.FeeKind;
import tapedeck.engine.ExecutionSettings.Latency;
import tapedeck.engine.ExecutionSettings.Latency.LatencyKind;
import tapedeck.engine.ExecutionSettings.Liquidity;
import tapedeck.engine.ExecutionSettings.Liquidity.LiquidityKind;
import tapedeck.engine.ExecutionSettings.Slippage;
import tapedeck.engine.ExecutionSettings.Slippage.SlippageKind;
import tapedeck.engine.IntrabarOrder;
import tapedeck.engine.LogLevel;
import tapedeck.execution.AccountSettings;
import tapedeck.execution.RiskLimits;
import tapedeck.model.ConfigException;
import tapedeck.model.Currency;
import tapedeck.model.Fixed;
import tapedeck.model.Range;
import tapedeck.strategy.Sizing;
import tapedeck.venue.FeeModel;

/// Settings in the engine's own words. Stateless.
final class EngineSettings {
    private static final long BASIS_POINT = Fixed.ONE / 10_000;

    private EngineSettings() {}

    static AccountSettings account(Settings settings) {
        return new AccountSettings(
                settings.fixed("account.cash"),
                currency(settings),
                settings.fixed("account.leverage"),
                settings.isTrue("account.short"));
    }

    private static Currency currency(Settings settings) {
        try {
            return new Currency(settings.text("account.currency"));
        } catch (ConfigException | IllegalArgumentException e) {
            throw new ConfigException(
                    "TD-C105",
                    settings.place("account.currency"),
                    "account.currency: '" + settings.text("account.currency") + "' is not a currency",
                    "a code such as USD or BTC");
        }
    }

    static Range range(Settings settings) {
        String text = settings.text("data.range");
        return text.equals("all") ? Range.ALL : Range.parse(text);
    }

    static DataView view(Settings settings) {
        return new DataView(
                Adjustment.parse(settings.text("data.adjusted")),
                DataView.Feed.parse(settings.text("data.feed")),
                settings.list("data.values"));
    }

    static LogLevel logLevel(Settings settings) {
        return LogLevel.valueOf(word(settings, "log"));
    }

    static Sizing sizing(Settings settings) {
        try {
            return new Sizing(
                    Sizing.Kind.valueOf(word(settings, "sizing.kind")),
                    Double.parseDouble(settings.text("sizing.amount")),
                    Sizing.Direction.valueOf(word(settings, "sizing.direction")),
                    (int) settings.whole("sizing.maxEntries"),
                    settings.isTrue("sizing.reverse"));
        } catch (ConfigException e) {
            throw new ConfigException(
                    e.code(), settings.place("sizing.amount"), String.valueOf(e.getMessage()), e.hint());
        }
    }

    static ExecutionSettings execution(Settings settings) {
        return new ExecutionSettings(
                settings.text("execution.fill").equals("this-close"),
                fee(settings),
                slippage(settings),
                latency(settings),
                liquidity(settings),
                IntrabarOrder.valueOf(word(settings, "execution.intrabar")),
                EndOfRun.valueOf(word(settings, "execution.atEnd")));
    }

    private static Fee fee(Settings s) {
        String at = "execution.fee.";
        String model = s.text(at + "model");
        return switch (model) {
            case "percent" -> Fee.percent(s.fixed(at + "rate"));
            case "maker-taker" -> new Fee(FeeKind.MAKER_TAKER, s.fixed(at + "maker"), s.fixed(at + "taker"), 0);
            case "per-share" ->
                new Fee(FeeKind.PER_SHARE, s.fixed(at + "perShare"), s.fixed(at + "minimum"), s.fixed(at + "cap"));
            case "tiered" -> new Fee(FeeKind.TIERED, 0, 0, 0, tiers(s, at + "tiers"));
            case "fixed-relative" -> new Fee(FeeKind.FIXED_RELATIVE, s.fixed(at + "fixed"), s.fixed(at + "rate"), 0);
            default -> throw unknown(at, model);
        };
    }

    /// Checked here, where it is known who wrote them.
    private static List<FeeModel.Tier> tiers(Settings settings, String path) {
        List<FeeModel.Tier> tiers = new ArrayList<>();
        for (String text : settings.list(path)) {
            String[] words = text.split(" ", -1);
            tiers.add(new FeeModel.Tier(Fixed.parse(words[0]), Fixed.parse(words[1]), Fixed.parse(words[2])));
        }
        try {
            FeeModel.tiered(tiers);
        } catch (ConfigException e) {
            throw new ConfigException(
                    e.code(), settings.place(path), path + ": " + e.getMessage(), String.valueOf(e.hint()));
        }
        return tiers;
    }

    private static Slippage slippage(Settings s) {
        String at = "execution.slippage.";
        String model = s.text(at + "model");
        return switch (model) {
            case "none" -> Slippage.NONE;
            case "ticks" -> new Slippage(SlippageKind.TICKS, wholeTicks(s, at + "value"));
            case "bps" -> new Slippage(SlippageKind.SHARE, points(s, at + "value"));
            case "entry-bps" -> new Slippage(SlippageKind.ENTRY_SHARE, points(s, at + "value"));
            default -> throw unknown(at, model);
        };
    }

    private static long points(Settings settings, String path) {
        return Fixed.multiply(settings.fixed(path), BASIS_POINT);
    }

    private static long wholeTicks(Settings settings, String path) {
        long value = settings.fixed(path);
        if (value % Fixed.ONE != 0) {
            throw new ConfigException(
                    "TD-C105", settings.place(path), path + ": '" + settings.text(path) + "'", "whole ticks");
        }
        return value / Fixed.ONE;
    }

    private static Latency latency(Settings s) {
        String at = "execution.latency.";
        String model = s.text(at + "model");
        return switch (model) {
            case "none" -> Latency.NONE;
            case "fixed" -> new Latency(LatencyKind.FIXED, s.nanos(at + "delay"), 0);
            case "uniform" -> new Latency(LatencyKind.UNIFORM, s.nanos(at + "least"), s.nanos(at + "most"));
            case "log-normal" -> new Latency(LatencyKind.LOG_NORMAL, s.nanos(at + "median"), s.fixed(at + "sigma"));
            default -> throw unknown(at, model);
        };
    }

    private static Liquidity liquidity(Settings s) {
        String at = "execution.liquidity.";
        String model = s.text(at + "model");
        return switch (model) {
            case "bar-path" -> new Liquidity(LiquidityKind.BAR_PATH, 0);
            case "optimistic" -> new Liquidity(LiquidityKind.OPTIMISTIC, 0);
            case "pessimistic" -> new Liquidity(LiquidityKind.PESSIMISTIC, 0);
            case "trades" -> new Liquidity(LiquidityKind.TRADES, 0);
            case "quotes" -> new Liquidity(LiquidityKind.QUOTES, 0);
            case "participation" -> new Liquidity(LiquidityKind.PARTICIPATION, s.fixed(at + "share"));
            default -> throw unknown(at, model);
        };
    }

    /// @param section `risk` or `strategy.risk`
    static RiskLimits limits(Settings settings, String section) {
        String at = section + ".";
        return new RiskLimits(
                limit(settings, at + "maxOrderSize"),
                limit(settings, at + "maxOrderNotional"),
                limit(settings, at + "maxPosition"),
                limit(settings, at + "maxGross"),
                limit(settings, at + "maxNet"),
                limit(settings, at + "collar"),
                settings.optional(at + "maxOrdersPerMin").map(Long::parseLong).orElse(RiskLimits.OFF),
                limit(settings, at + "maxDailyLoss"),
                limit(settings, at + "maxDrawdown"),
                duration(settings, at + "staleAfter"),
                duration(settings, at + "duplicateWindow"),
                settings.isTrue(at + "refuseSelfMatch"),
                settings.list(at + "restricted"));
    }

    private static long limit(Settings settings, String path) {
        Optional<String> text = settings.optional(path);
        return text.isEmpty() ? RiskLimits.OFF : Fixed.parse(text.get());
    }

    private static long duration(Settings settings, String path) {
        return settings.optional(path).isEmpty() ? RiskLimits.OFF : settings.nanos(path);
    }

    private static String word(Settings settings, String path) {
        return settings.text(path).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /// The schema let it through, so the schema and this class disagree.
    private static IllegalStateException unknown(String path, String model) {
        return new IllegalStateException(path + "model: '" + model + "'");
    }
}
