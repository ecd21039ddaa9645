package tapedeck.cli.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tapedeck.cli.config.Settings;
import tapedeck.cli.config.SettingsSources;
import tapedeck.cli.config.SettingsSources.NamedOption;
import tapedeck.cli.frame.Failure;
import tapedeck.cli.frame.Invocation;
import tapedeck.engine.RunSpec;
import tapedeck.model.Interval;
import tapedeck.strategy.Sizing;

/// A recorded specification under the settings of a command: the same market, another account, venue, limits or
/// parameters.
public final class ChangedRun {
    private ChangedRun() {}

    /// @param kept     the settings that the run was made with
    /// @param recorded its specification; the data and the strategies' code stay
    /// @param types    of its strategies, in order
    public static RunSpec of(
            Invocation invocation, Path kept, RunSpec recorded, List<Class<?>> types, List<NamedOption> options) {
        Settings settings =
                SettingsSources.of(invocation, Optional.of(kept), options).load();
        requireSameMarket(settings, recorded);
        Sizing sizing = EngineSettings.sizing(settings);
        List<Member> members = Member.of(types, settings);
        List<RunSpec.Strategy> changed = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            RunSpec.Strategy was = recorded.strategies().get(i);
            changed.add(new RunSpec.Strategy(
                    was.name(),
                    was.hash(),
                    members.get(i).make(sizing).parameters(),
                    EngineSettings.limits(settings, "strategy.risk")));
        }
        return new RunSpec(
                changed,
                recorded.data(),
                EngineSettings.account(settings),
                EngineSettings.execution(settings),
                EngineSettings.limits(settings, "risk"),
                sizing,
                (int) settings.whole("data.maxBars"),
                settings.whole("seed"),
                recorded.logLevel());
    }

    private static List<String> simpleNames(String classes) {
        return Member.names(classes).stream()
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .toList();
    }

    private static void requireSameMarket(Settings settings, RunSpec recorded) {
        boolean isSame = settings.list("data.symbols").equals(recorded.data().symbols())
                && EngineSettings.range(settings).equals(recorded.data().range())
                && settings.optional("data.bars")
                        .map(Interval::parse)
                        .map(recorded.data().interval()::equals)
                        .orElse(true)
                && settings.optional(Member.CLASS)
                        .map(ChangedRun::simpleNames)
                        .map(recorded.strategies().stream()
                                .map(RunSpec.Strategy::name)
                                .toList()::equals)
                        .orElse(true);
        if (!isSame) {
            throw Failure.usage(
                    "TD-U043",
                    "a what-if keeps the market and the strategies",
                    "tapedeck backtest takes another symbol, range, bar length or strategy; then tapedeck diff");
        }
    }
}
