package tapedeck.cli.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import tapedeck.cli.config.Settings;
import tapedeck.cli.config.SettingsSources;
import tapedeck.cli.config.SettingsSources.NamedOption;
import tapedeck.cli.frame.Failure;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.Workspace;
import tapedeck.engine.CodeIdentity;
import tapedeck.engine.DataRequest;
import tapedeck.engine.RunSpec;
import tapedeck.engine.Strategies;
import tapedeck.lab.compile.StrategyCatalog;
import tapedeck.lab.store.Store;
import tapedeck.model.Interval;
import tapedeck.strategy.Sizing;

/// A backtest ready to start: settings resolved, strategy created, specification complete.
///
/// @param type     of the strategy
/// @param strategy created with its parameters set
/// @param catalog  where the strategy was found
record RunPlan(
        Settings settings,
        Class<?> type,
        Strategies.Ready strategy,
        RunSpec spec,
        Store store,
        StrategyCatalog catalog) {
    /// Resolves what was typed.
    ///
    /// @param typed a strategy's name, a run file, or nothing where the settings name the strategy
    static RunPlan of(Invocation invocation, @Nullable String typed, List<NamedOption> options) {
        Optional<Path> runFile =
                Optional.ofNullable(typed).filter(RunPlan::isRunFile).map(invocation::resolve);
        List<NamedOption> all = new ArrayList<>();
        if (typed != null && runFile.isEmpty()) {
            all.add(NamedOption.of("strategy.class", typed, "STRAT"));
        }
        all.addAll(options);
        Settings settings = SettingsSources.of(invocation, runFile, all).load();
        Workspace workspace = invocation.workspace();
        StrategyCatalog catalog = StrategyCatalog.of(workspace.strategies(), workspace.state());
        RunPlan plan = of(settings, Store.open(workspace.data()), catalog);
        if (catalog.hidesBuiltIn(plan.name())) {
            invocation
                    .console()
                    .note(plan.name() + " is " + workspace.relative(workspace.strategies()) + "/" + plan.name()
                            + ".java; the built-in strategy of this name is hidden");
        }
        return plan;
    }

    private static RunPlan of(Settings settings, Store store, StrategyCatalog catalog) {
        String name = settings.optional("strategy.class")
                .orElseThrow(() -> Failure.usage(
                        "TD-U032",
                        "which strategy?",
                        "tapedeck backtest SmaCross -s ACME, or strategy.class in a file"));
        Class<?> type = catalog.find(name);
        Sizing sizing = EngineSettings.sizing(settings);
        Strategies.Ready ready = create(type, settings, sizing);
        String hash = CodeIdentity.current().ofStrategy(type);
        RunSpec.Strategy described = new RunSpec.Strategy(
                type.getSimpleName(), hash, ready.parameters(), EngineSettings.limits(settings, "strategy.risk"));
        RunSpec spec = new RunSpec(
                List.of(described),
                request(settings, store),
                EngineSettings.account(settings),
                EngineSettings.execution(settings),
                EngineSettings.limits(settings, "risk"),
                sizing,
                (int) settings.whole("data.maxBars"),
                settings.whole("seed"),
                EngineSettings.logLevel(settings));
        return new RunPlan(settings, type, ready, spec, store, catalog);
    }

    /// The same with the strategy's code as the catalog has it now.
    RunPlan again() {
        Class<?> now = catalog.find(name());
        Strategies.Ready ready = Strategies.create(now, settings.below("strategy.params"), spec.sizing());
        RunSpec.Strategy before = spec.strategies().getFirst();
        RunSpec.Strategy described = new RunSpec.Strategy(
                before.name(), CodeIdentity.current().ofStrategy(now), ready.parameters(), before.limits());
        RunSpec next = new RunSpec(
                List.of(described),
                spec.data(),
                spec.account(),
                spec.execution(),
                spec.limits(),
                spec.sizing(),
                spec.maxBars(),
                spec.seed(),
                spec.logLevel());
        return new RunPlan(settings, now, ready, next, store, catalog);
    }

    private static Strategies.Ready create(Class<?> type, Settings settings, Sizing sizing) {
        try {
            return watchdog(type.getSimpleName(), settings)
                    .watch(() -> Strategies.create(type, settings.below("strategy.params"), sizing));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped while the strategy was made");
        }
    }

    /// Gives a callback as long as the settings say.
    Watchdog watchdog() {
        return watchdog(name(), settings);
    }

    private static Watchdog watchdog(String name, Settings settings) {
        return new Watchdog(name, Duration.ofNanos(settings.nanos("strategy.timeout")));
    }

    /// The strategy as the user calls it.
    String name() {
        return type.getSimpleName();
    }

    /// How the settings want the report.
    RunReport report() {
        return RunReport.of(settings, store);
    }

    private static DataRequest request(Settings settings, Store store) {
        List<String> symbols = settings.list("data.symbols");
        if (symbols.isEmpty()) {
            throw Failure.usage(
                    "TD-U033",
                    "which symbol?",
                    "say -s SYM, or data.symbols in a file; there are " + String.join(", ", StoredBars.symbols(store)));
        }
        Interval interval = settings.optional("data.bars")
                .map(Interval::parse)
                .orElseGet(() -> StoredBars.interval(store, symbols));
        return new DataRequest(symbols, interval, EngineSettings.range(settings), EngineSettings.view(settings));
    }

    private static boolean isRunFile(String typed) {
        String name = typed.toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }
}
