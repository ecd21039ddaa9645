package tapedeck.cli.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tapedeck.cli.config.Settings;
import tapedeck.cli.config.SettingsSources;
import tapedeck.cli.config.SettingsSources.NamedOption;
import tapedeck.cli.frame.Failure;
import tapedeck.cli.frame.Invocation;
import tapedeck.engine.RunSpec;
import tapedeck.engine.Strategies;
import tapedeck.model.Interval;
import tapedeck.strategy.Sizing;

/// A recorded specification under the settings of a command: the same market, another account, venue, limits or
/// parameters.
public final class ChangedRun {
    private ChangedRun() {}

    /// @param kept     the settings that the run was made with
    /// @param recorded its specification; the data and the strategies' code stay
    /// @param type     of its strategy
    public static RunSpec of(
            Invocation invocation, Path kept, RunSpec recorded, Class<?> type, List<NamedOption> options) {
        if (recorded.strategies().size() != 1) {
            throw Failure.usage(
                    "TD-U043", "a what-if of several strategies at once is made from code", "see Backtest in the docs");
        }
        Settings settings =
                SettingsSources.of(invocation, Optional.of(kept), options).load();
        requireSameMarket(settings, recorded);
        Sizing sizing = EngineSettings.sizing(settings);
        RunSpec.Strategy was = recorded.strategies().getFirst();
        Strategies.Ready ready = Member.alone(type, settings).make(sizing);
        return new RunSpec(
                List.of(new RunSpec.Strategy(
                        was.name(), was.hash(), ready.parameters(), EngineSettings.limits(settings, "strategy.risk"))),
                recorded.data(),
                EngineSettings.account(settings),
                EngineSettings.execution(settings),
                EngineSettings.limits(settings, "risk"),
                sizing,
                (int) settings.whole("data.maxBars"),
                settings.whole("seed"),
                recorded.logLevel());
    }

    private static void requireSameMarket(Settings settings, RunSpec recorded) {
        boolean isSame = settings.list("data.symbols").equals(recorded.data().symbols())
                && EngineSettings.range(settings).equals(recorded.data().range())
                && settings.optional("data.bars")
                        .map(Interval::parse)
                        .map(recorded.data().interval()::equals)
                        .orElse(true)
                && settings.optional("strategy.class")
                        .map(name -> name.substring(name.lastIndexOf('.') + 1))
                        .map(recorded.strategies().getFirst().name()::equals)
                        .orElse(true);
        if (!isSame) {
            throw Failure.usage(
                    "TD-U043",
                    "a what-if keeps the market and the strategy",
                    "tapedeck backtest takes another symbol, range, bar length or strategy; then tapedeck diff");
        }
    }
}
