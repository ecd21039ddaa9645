package tapedeck.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import tapedeck.strategy.TradingStrategy;

/// A backtest ready to start: settings resolved, strategies created, specification complete.
///
/// @param members    its strategies, in order
/// @param strategies the same, created with their parameters set
/// @param catalog    where they were found
/// @param state      where the workspace remembers what can be found again
record RunPlan(
        Settings settings,
        List<Member> members,
        List<Strategies.Ready> strategies,
        RunSpec spec,
        Store store,
        StrategyCatalog catalog,
        Path state) {
    RunPlan {
        members = List.copyOf(members);
        strategies = List.copyOf(strategies);
    }

    /// Resolves what was typed.
    ///
    /// @param typed names of strategies with commas, a run file, or nothing where the settings name the strategies
    static RunPlan of(Invocation invocation, @Nullable String typed, List<NamedOption> options) {
        Optional<Path> runFile =
                Optional.ofNullable(typed).filter(RunPlan::isRunFile).map(invocation::resolve);
        List<NamedOption> all = new ArrayList<>();
        if (typed != null && runFile.isEmpty()) {
            all.add(NamedOption.of(Member.CLASS, typed, "STRAT"));
        }
        all.addAll(options);
        Settings settings = SettingsSources.of(invocation, runFile, all).load();
        Workspace workspace = invocation.workspace();
        StrategyCatalog catalog = StrategyCatalog.of(workspace.strategies(), workspace.state());
        RunPlan plan = of(settings, Store.open(workspace.data()), catalog, workspace.state());
        for (Member member : plan.members) {
            if (catalog.hidesBuiltIn(member.name())) {
                invocation
                        .console()
                        .note(member.name() + " is " + workspace.relative(workspace.strategies()) + "/" + member.name()
                                + ".java; the built-in strategy of this name is hidden");
            }
        }
        CompilerWarnings.tell(invocation, catalog, plan.names());
        return plan;
    }

    private static RunPlan of(Settings settings, Store store, StrategyCatalog catalog, Path state) {
        String names = settings.optional(Member.CLASS)
                .orElseThrow(() -> Failure.usage(
                        "TD-U032",
                        "which strategy?",
                        "tapedeck backtest SmaCross -s ACME, or strategy.class in a file"));
        Sizing sizing = EngineSettings.sizing(settings);
        Made made = made(settings, catalog, names, sizing);
        RunSpec spec = new RunSpec(
                made.described(settings),
                request(settings, store),
                EngineSettings.account(settings),
                EngineSettings.execution(settings),
                EngineSettings.limits(settings, "risk"),
                sizing,
                (int) settings.whole("data.maxBars"),
                settings.whole("seed"),
                EngineSettings.logLevel(settings));
        return new RunPlan(settings, made.members, made.strategies, spec, store, catalog, state);
    }

    /// The same with the strategies' code as the catalog has it now.
    RunPlan again() {
        Made made = made(settings, catalog, name(), spec.sizing());
        return new RunPlan(
                settings, made.members, made.strategies, with(made.described(settings)), store, catalog, state);
    }

    private RunSpec with(List<RunSpec.Strategy> described) {
        return new RunSpec(
                described,
                spec.data(),
                spec.account(),
                spec.execution(),
                spec.limits(),
                spec.sizing(),
                spec.maxBars(),
                spec.seed(),
                spec.logLevel());
    }

    /// Strategies found and created.
    private record Made(List<Member> members, List<Strategies.Ready> strategies) {
        List<RunSpec.Strategy> described(Settings settings) {
            List<RunSpec.Strategy> described = new ArrayList<>();
            for (int i = 0; i < members.size(); i++) {
                described.add(new RunSpec.Strategy(
                        members.get(i).name(),
                        CodeIdentity.current().ofStrategy(members.get(i).type()),
                        strategies.get(i).parameters(),
                        EngineSettings.limits(settings, "strategy.risk")));
            }
            return described;
        }
    }

    private static Made made(Settings settings, StrategyCatalog catalog, String names, Sizing sizing) {
        try {
            return Watchdog.of(names, settings).watchOrCancel(() -> {
                List<Member> members = Member.of(settings, catalog, names);
                return new Made(
                        members,
                        members.stream().map(member -> member.make(sizing)).toList());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Gives a callback as long as the settings say.
    Watchdog watchdog() {
        return Watchdog.of(name(), settings);
    }

    /// The strategies as the user calls them, with commas.
    String name() {
        return String.join(",", names());
    }

    /// The same one by one.
    List<String> names() {
        return members.stream().map(Member::name).toList();
    }

    /// The running instances, in order.
    List<TradingStrategy> instances() {
        return strategies.stream().map(Strategies.Ready::strategy).toList();
    }

    /// Whether they share the session with others.
    boolean isShared() {
        return members.size() > 1;
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

    static boolean isRunFile(String typed) {
        String name = typed.toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }
}
