package tapedeck.cli.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tapedeck.cli.config.SettingsSources.NamedOption;

/// The options that are settings by another name; shared by every verb that runs a strategy.
public final class RunOptions {
    private static final Pattern SLIPPAGE = Pattern.compile("([0-9.]+) ?(bps|ticks?)");

    @Option(
            names = {"-s", "--symbols"},
            paramLabel = "SYM",
            description = "what to trade; several with commas")
    private @Nullable String symbols;

    @Option(
            names = {"-r", "--range"},
            paramLabel = "RANGE",
            description = "2020..2023, 2023-05.., -2y or all")
    private @Nullable String range;

    @Option(
            names = {"-b", "--bars"},
            paramLabel = "LENGTH",
            description = "bar length, such as 1h or 1d")
    private @Nullable String bars;

    @Option(names = "--feed", paramLabel = "KIND", description = "bars, trades, quotes or ticks (trades and quotes)")
    private @Nullable String feed;

    @Option(names = "--adjusted", paramLabel = "HOW", description = "prices restated by splits, or by all actions")
    private @Nullable String adjusted;

    @Option(names = "--values", paramLabel = "NAME", description = "series that are not prices; several with commas")
    private @Nullable String values;

    @Option(
            names = {"-p", "--param"},
            paramLabel = "NAME=VALUE",
            description = "a parameter of the strategy; may be given again")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--cash", paramLabel = "MONEY", description = "starting capital")
    private @Nullable String cash;

    @Option(names = "--currency", paramLabel = "CODE", description = "what equity is counted in")
    private @Nullable String currency;

    @Option(names = "--leverage", paramLabel = "TIMES", description = "exposure per unit of equity")
    private @Nullable String leverage;

    @Option(names = "--short", description = "allow positions below zero, and short entries of rule strategies")
    private boolean isShort;

    @Option(names = "--size", paramLabel = "AMOUNT", description = "how much a rule strategy trades, such as 50%%")
    private @Nullable String size;

    @Option(names = "--fill", paramLabel = "WHEN", description = "next-open or this-close")
    private @Nullable String fill;

    @Option(names = "--fee", paramLabel = "SHARE", description = "of the notional, such as 0.1%%; or {model: …}")
    private @Nullable String fee;

    @Option(names = "--slippage", paramLabel = "AMOUNT", description = "none, 2bps, 1tick; or {model: …}")
    private @Nullable String slippage;

    @Option(names = "--latency", paramLabel = "TIME", description = "none, 50ms; or {model: …}")
    private @Nullable String latency;

    @Option(
            names = "--liquidity",
            paramLabel = "MODEL",
            description = "bar-path, optimistic, pessimistic, trades, quotes or participation; or {model: …}")
    private @Nullable String liquidity;

    @Option(
            names = "--intrabar",
            paramLabel = "ORDER",
            description = "nearer, best or worst extreme of a bar first, or as finer data say")
    private @Nullable String intrabar;

    @Option(names = "--at-end", paramLabel = "RULE", description = "keep, last-close or last-open")
    private @Nullable String atEnd;

    @Option(names = "--bench", paramLabel = "SYM", description = "symbol to compare with")
    private @Nullable String benchmark;

    @Option(names = "--seed", paramLabel = "N", description = "of all chance")
    private @Nullable String seed;

    @Option(names = "--log", paramLabel = "LEVEL", description = "none, orders or full")
    private @Nullable String log;

    @Option(names = "--accept-gaps", description = "run although bars are missing")
    private boolean isGapsAccepted;

    /// What was given, as settings.
    public List<NamedOption> named() {
        List<NamedOption> options = new ArrayList<>();
        text(options, "data.symbols", symbols, "--symbols");
        text(options, "data.range", range, "--range");
        text(options, "data.bars", bars, "--bars");
        text(options, "data.feed", feed, "--feed");
        text(options, "data.adjusted", adjusted, "--adjusted");
        text(options, "data.values", values, "--values");
        parameters.forEach(
                (name, value) -> options.add(NamedOption.of("strategy.params." + name, value, "-p " + name)));
        text(options, "account.cash", cash, "--cash");
        text(options, "account.currency", currency, "--currency");
        text(options, "account.leverage", leverage, "--leverage");
        text(options, "account.short", isShort ? "true" : null, "--short");
        text(options, "sizing.direction", isShort ? "both" : null, "--short");
        text(options, "sizing.amount", size, "--size");
        text(options, "execution.fill", fill, "--fill");
        yaml(options, "execution.fee", fee, "--fee");
        yaml(options, "execution.slippage", slippage == null ? null : slippageModel(slippage), "--slippage");
        yaml(options, "execution.latency", latency, "--latency");
        yaml(options, "execution.liquidity", liquidity, "--liquidity");
        text(options, "execution.intrabar", intrabar, "--intrabar");
        text(options, "execution.atEnd", atEnd, "--at-end");
        text(options, "data.benchmark", benchmark, "--bench");
        text(options, "seed", seed, "--seed");
        text(options, "log", log, "--log");
        text(options, "data.acceptGaps", isGapsAccepted ? "true" : null, "--accept-gaps");
        return options;
    }

    private static String slippageModel(String typed) {
        Matcher match = SLIPPAGE.matcher(typed);
        if (!match.matches()) {
            return typed;
        }
        String model = match.group(2).startsWith("tick") ? "ticks" : "bps";
        return "{model: " + model + ", value: " + match.group(1) + "}";
    }

    private static void text(List<NamedOption> options, String path, @Nullable String value, String option) {
        if (value != null) {
            options.add(NamedOption.of(path, value, option));
        }
    }

    private static void yaml(List<NamedOption> options, String path, @Nullable String value, String option) {
        if (value != null) {
            options.add(new NamedOption(path, value, option, true));
        }
    }
}
