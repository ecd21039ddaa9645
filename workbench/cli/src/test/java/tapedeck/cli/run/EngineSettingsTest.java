package tapedeck.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tapedeck.cli.config.Settings;
import tapedeck.cli.config.SettingsSources;
import tapedeck.engine.DataRequest;
import tapedeck.engine.EndOfRun;
import tapedeck.engine.ExecutionSettings;
import tapedeck.engine.ExecutionSettings.Fee;
import tapedeck.engine.ExecutionSettings.Latency;
import tapedeck.engine.ExecutionSettings.Liquidity;
import tapedeck.engine.ExecutionSettings.Slippage;
import tapedeck.engine.IntrabarOrder;
import tapedeck.engine.LogLevel;
import tapedeck.engine.RunSpec;
import tapedeck.live.bundle.RunRecipe;
import tapedeck.model.ConfigException;
import tapedeck.model.Fixed;
import tapedeck.model.Interval;
import tapedeck.model.Range;
import tapedeck.strategy.Sizing;

/// Everything the engine can be told can be told from settings, and comes back from a manifest.
final class EngineSettingsTest {
    private static final List<String> FEES = List.of(
            "0.2%",
            "{model: maker-taker, maker: -0.01%, taker: 0.1%}",
            "{model: per-share, perShare: 0.005, minimum: 1, cap: 0.5%}",
            "{model: fixed-relative, fixed: 1, rate: 0.05%}",
            "{model: tiered, tiers: [0 0.1% 0.2%, 1000000 0.05%]}");
    private static final List<String> SLIPPAGES =
            List.of("none", "{model: ticks, value: 2}", "{model: bps, value: 1.5}", "{model: entry-bps, value: 10}");
    private static final List<String> LATENCIES = List.of(
            "none", "50ms", "{model: uniform, least: 1ms, most: 9ms}", "{model: log-normal, median: 20ms, sigma: 0.7}");
    private static final List<String> LIQUIDITIES =
            List.of("bar-path", "optimistic", "pessimistic", "trades", "quotes", "{model: participation, share: 25%}");

    private static Settings settings(String... assignments) {
        return new SettingsSources(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Map.of(),
                        List.of(assignments),
                        List.of(),
                        Path.of(""))
                .load();
    }

    private static ExecutionSettings execution(String... assignments) {
        return EngineSettings.execution(settings(assignments));
    }

    private static Stream<ExecutionSettings> each(String name, List<String> values) {
        return values.stream().map(value -> execution("execution." + name + "=" + value));
    }

    @Test
    void everyModelOfTheEngineHasASetting() {
        assertThat(each("fee", FEES).map(e -> e.fee().kind())).containsExactlyInAnyOrder(Fee.FeeKind.values());
        assertThat(each("slippage", SLIPPAGES).map(e -> e.slippage().kind()))
                .containsExactlyInAnyOrder(Slippage.SlippageKind.values());
        assertThat(each("latency", LATENCIES).map(e -> e.latency().kind()))
                .containsExactlyInAnyOrder(Latency.LatencyKind.values());
        assertThat(each("liquidity", LIQUIDITIES).map(e -> e.liquidity().kind()))
                .containsExactlyInAnyOrder(Liquidity.LiquidityKind.values());
        assertThat(each("intrabar", List.of("nearer", "best", "worst", "finer")).map(ExecutionSettings::intrabar))
                .containsExactlyInAnyOrder(IntrabarOrder.values());
        assertThat(each("atEnd", List.of("keep", "last-close", "last-open")).map(ExecutionSettings::atEnd))
                .containsExactlyInAnyOrder(EndOfRun.values());
        assertThat(each("fill", List.of("next-open", "this-close")).map(ExecutionSettings::fillsAtClose))
                .containsExactly(false, true);
    }

    @Test
    void everySettingIsPartOfTheIdentityAndComesBackFromIt() {
        List<ExecutionSettings> all = Stream.of(
                        each("fee", FEES),
                        each("slippage", SLIPPAGES.subList(1, 4)),
                        each("latency", LATENCIES.subList(1, 4)),
                        each("liquidity", LIQUIDITIES.subList(1, 6)),
                        each("intrabar", List.of("best", "worst", "finer")),
                        each("atEnd", List.of("last-close", "last-open")),
                        each("fill", List.of("this-close")))
                .flatMap(each -> each)
                .toList();

        assertThat(all.stream().map(ExecutionSettings::canonical).distinct()).hasSameSizeAs(all);
        for (ExecutionSettings one : all) {
            RunSpec spec = spec(one, settings());
            assertThat(RunRecipe.of(spec.canonical()).spec()).isEqualTo(spec);
        }
    }

    private static RunSpec spec(ExecutionSettings execution, Settings settings) {
        return new RunSpec(
                List.of(new RunSpec.Strategy(
                        "S", "hash", new TreeMap<>(), EngineSettings.limits(settings, "strategy.risk"))),
                new DataRequest(List.of("X"), new Interval(Interval.DAY), Range.ALL),
                EngineSettings.account(settings),
                execution,
                EngineSettings.limits(settings, "risk"),
                Sizing.ALL_IN,
                0,
                1,
                LogLevel.ORDERS);
    }

    @Test
    void numbersArriveInTheEnginesUnits() {
        assertThat(execution("execution.fee=" + FEES.get(4)).fee().tiers())
                .extracting(tier -> tier.volume() + " " + tier.makerRate() + " " + tier.takerRate())
                .containsExactly("0 100000 200000", 1_000_000 * Fixed.ONE + " 50000 50000");
        assertThat(execution("execution.slippage=" + SLIPPAGES.get(3))
                        .slippage()
                        .value())
                .isEqualTo(100_000);
        assertThat(execution("execution.liquidity=" + LIQUIDITIES.get(5))
                        .liquidity()
                        .share())
                .isEqualTo(Fixed.ONE / 4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "maxOrderSize | 5", "maxOrderNotional | 5", "maxPosition | 5", "maxGross | 5", "maxNet | 5",
                "collar | 5%", "maxOrdersPerMin | 5", "maxDailyLoss | 5%", "maxDrawdown | 5%", "staleAfter | 5s",
                "duplicateWindow | 5s", "refuseSelfMatch | true", "restricted | [A, B]"
            })
    void everyLimitIsOfTheAccountOrOfTheStrategyAlone(String name, String value) {
        RunSpec account = spec(ExecutionSettings.FREE, settings("risk." + name + "=" + value));
        RunSpec strategy = spec(ExecutionSettings.FREE, settings("strategy.risk." + name + "=" + value));

        assertThat(account.canonical()).isNotEqualTo(strategy.canonical());
        assertThat(account.limits().canonical()).hasSize(1);
        assertThat(strategy.limits().canonical()).isEmpty();
        assertThat(strategy.strategies().getFirst().limits()).isEqualTo(account.limits());
        assertThat(RunRecipe.of(strategy.canonical()).spec()).isEqualTo(strategy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[5 0.1%] | the first tier must begin at 0",
                "[] | the first tier must begin at 0",
                "[0 0.1%, 7 0.05%, 7 0.04%] | tier 3 begins too low"
            })
    void tiersThatDoNotFitAreRefusedWhereTheyWereWritten(String tiers, String why) {
        ConfigException problem = catchThrowableOfType(
                ConfigException.class, () -> execution("execution.fee={model: tiered, tiers: " + tiers + "}"));

        assertThat(problem.place()).isEqualTo("--set execution.fee");
        assertThat(problem).hasMessageContaining("execution.fee.tiers").hasMessageContaining(why);
    }
}
