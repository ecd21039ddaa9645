package tapedeck.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {
    @TempDir
    private Path folder = Path.of("");

    private Sources sources() {
        return new Sources(folder);
    }

    @Test
    void everyBuiltInValueIsPinned() {
        assertThat(sources().load().yaml()).isEqualTo("""
                strategy:
                  risk:
                    refuseSelfMatch: false
                  timeout: 10s
                data:
                  range: all
                  feed: bars
                  adjusted: none
                  maxBars: 0
                  acceptGaps: false
                account:
                  cash: 100000
                  currency: USD
                  leverage: 1
                  short: false
                sizing:
                  kind: equity
                  amount: 1
                  direction: long
                  maxEntries: 1
                  reverse: false
                execution:
                  fill: next-open
                  intrabar: nearer
                  atEnd: keep
                  fee:
                    model: percent
                    rate: 0.001
                  slippage:
                    model: none
                  latency:
                    model: none
                  liquidity:
                    model: bar-path
                risk:
                  refuseSelfMatch: false
                report:
                  riskFree: 0
                  theme: auto
                seed: 1
                log: orders
                """);
    }

    @Test
    void whatIsNotSetIsPinnedToo() {
        assertThat(sources().load().all().stream()
                        .filter(setting -> !setting.isSet())
                        .map(setting -> setting.path() + " " + Settings.shown(setting)))
                .containsExactly(
                        "strategy.class none",
                        "strategy.risk.maxOrderSize none",
                        "strategy.risk.maxOrderNotional none",
                        "strategy.risk.maxPosition none",
                        "strategy.risk.maxGross none",
                        "strategy.risk.maxNet none",
                        "strategy.risk.collar none",
                        "strategy.risk.maxOrdersPerMin none",
                        "strategy.risk.maxDailyLoss none",
                        "strategy.risk.maxDrawdown none",
                        "strategy.risk.staleAfter none",
                        "strategy.risk.duplicateWindow none",
                        "strategy.risk.restricted none",
                        "data.symbols none",
                        "data.bars auto",
                        "data.values none",
                        "data.benchmark auto",
                        "risk.maxOrderSize none",
                        "risk.maxOrderNotional none",
                        "risk.maxPosition none",
                        "risk.maxGross none",
                        "risk.maxNet none",
                        "risk.collar none",
                        "risk.maxOrdersPerMin none",
                        "risk.maxDailyLoss none",
                        "risk.maxDrawdown none",
                        "risk.staleAfter none",
                        "risk.duplicateWindow none",
                        "risk.restricted none",
                        "report.periodsPerYear auto",
                        "report.timezone auto");
    }

    @Test
    void aLaterSourceWins() {
        Sources sources = sources();
        assertThat(cash(sources)).isEqualTo("100000 built in");
        assertThat(cash(sources.user("account: { cash: 1 }"))).isEqualTo("1 user.yaml:1:18");
        assertThat(cash(sources.project("account:\n  cash: 2\n"))).isEqualTo("2 tapedeck.yaml:2:9");
        assertThat(cash(sources.run("account: { cash: 3 }"))).isEqualTo("3 run.yaml:1:18");
        assertThat(cash(sources.file("account: { cash: 4 }"))).isEqualTo("4 more0.yaml:1:18");
        assertThat(cash(sources.file("account: { cash: 5 }"))).isEqualTo("5 more1.yaml:1:18");
        assertThat(cash(sources.variable("TAPEDECK__ACCOUNT__CASH", "6"))).isEqualTo("6 TAPEDECK__ACCOUNT__CASH");
        assertThat(cash(sources.set("account.cash=7"))).isEqualTo("7 --set account.cash");
        assertThat(cash(sources.option("account.cash", "8", "--cash"))).isEqualTo("8 --cash");
    }

    private static String cash(Sources sources) {
        Setting setting = sources.load().setting("account.cash");
        return setting.text() + " " + setting.origin();
    }

    @Test
    void valuesAreBroughtToOneForm() {
        Settings settings = sources().run("""
                        data: { symbols: [BTC-USD, ETH-USD], bars: 60m, range: 2020..2023 }
                        execution: { fee: 0.25%, slippage: { model: bps, value: 2 }, latency: 0.05s }
                        risk: { maxDailyLoss: 3%, maxPosition: 1.0, restricted: none, staleAfter: 90s }
                        report: { periodsPerYear: 365 }
                        """).load();

        assertThat(settings.list("data.symbols")).containsExactly("BTC-USD", "ETH-USD");
        assertThat(settings.text("data.bars")).isEqualTo("1h");
        assertThat(settings.text("data.range")).isEqualTo("2020-01-01..2023-12-31");
        assertThat(settings.text("execution.fee.model")).isEqualTo("percent");
        assertThat(settings.fixed("execution.fee.rate")).isEqualTo(250_000);
        assertThat(settings.text("execution.latency.delay")).isEqualTo("50ms");
        assertThat(settings.nanos("execution.latency.delay")).isEqualTo(50_000_000);
        assertThat(settings.fixed("risk.maxDailyLoss")).isEqualTo(3_000_000);
        assertThat(settings.text("risk.maxPosition")).isEqualTo("1");
        assertThat(settings.nanos("risk.staleAfter")).isEqualTo(90_000_000_000L);
        assertThat(settings.list("risk.restricted")).isEmpty();
        assertThat(settings.optional("report.timezone")).isEmpty();
        assertThat(settings.whole("report.periodsPerYear")).isEqualTo(365);
    }

    @Test
    void theYamlOfTheSettingsReadsBackAsTheSame() {
        Settings settings = sources().run("""
                        strategy: { class: Pairs, params: { fast: 12, mode: "off", note: "a: b # c", path: 'x''y' } }
                        data: { symbols: [BTC-USD, 'null'], range: -2y }
                        execution: { fee: { model: tiered, tiers: [0 0.1%, 1000000 -0.01% 0.08%] } }
                        connections: { kraken: { secret: "${env:SECRET}" } }
                        """).load();

        String yaml = settings.yaml();

        assertThat(sources().run(yaml).load().yaml()).isEqualTo(yaml);
        assertThat(yaml).contains("mode: 'off'", "'null'", "range: '-2y'", "secret: '${env:SECRET}'");
    }

    @Test
    void namingAModelForgetsTheNumbersOfTheOldOne() {
        Settings settings = sources()
                .project("execution: { fee: 0.5% }")
                .run("execution: { fee: { model: per-share, perShare: 0.005 } }")
                .load();

        assertThat(settings.below("execution.fee"))
                .containsEntry("model", "per-share")
                .containsEntry("perShare", "0.005")
                .containsEntry("minimum", "0")
                .containsEntry("cap", "1")
                .doesNotContainKey("rate");
    }

    @Test
    void oneNumberOfAModelMayBeChangedAlone() {
        Settings settings = sources()
                .project("execution: { fee: { model: maker-taker, maker: 0, taker: 0.1% } }")
                .set("execution.fee.taker=0.2%")
                .load();

        assertThat(settings.below("execution.fee")).containsEntry("maker", "0").containsEntry("taker", "0.002");
    }

    @Test
    void aModelsNameMayStandAlone() {
        Settings settings = sources()
                .project("execution: { slippage: { model: ticks, value: 1 }, liquidity: participation }")
                .set("execution.slippage=none")
                .load();

        assertThat(settings.below("execution.slippage")).containsExactly(java.util.Map.entry("model", "none"));
        assertThat(settings.text("execution.liquidity.share")).isEqualTo("0.1");
    }

    @Test
    void anotherStrategyForgetsTheParametersOfTheOldOne() {
        Sources sources = sources().project("strategy: { class: A, params: { fast: 3 } }");

        assertThat(sources.option("strategy.class", "A", "STRAT")
                        .option("strategy.params.slow", "9", "-p slow")
                        .load()
                        .below("strategy.params"))
                .containsOnlyKeys("fast", "slow");
        assertThat(sources.option("strategy.class", "B", "STRAT").load().below("strategy.params"))
                .containsOnlyKeys("slow");
    }

    @Test
    void variablesFindTheirSettingWhateverTheCase() {
        Settings settings = sources()
                .variable("TAPEDECK__RISK__MAXDAILYLOSS", "2%")
                .variable("TAPEDECK__risk__maxDrawdown", "20%")
                .variable("TAPEDECK__RISK__MAX_ORDERS_PER_MIN", "5")
                .variable("TAPEDECK__STRATEGY__PARAMS__FAST", "7")
                .variable("TAPEDECK__STRATEGY__PARAMS__atrMultiple", "2.5")
                .variable("TAPEDECK__DATA__SYMBOLS", "A,B")
                .variable("TAPEDECK_HOME", "is something else")
                .load();

        assertThat(settings.text("risk.maxDailyLoss")).isEqualTo("0.02");
        assertThat(settings.text("risk.maxDrawdown")).isEqualTo("0.2");
        assertThat(settings.text("risk.maxOrdersPerMin")).isEqualTo("5");
        assertThat(settings.below("strategy.params")).containsEntry("fast", "7").containsEntry("atrMultiple", "2.5");
        assertThat(settings.list("data.symbols")).containsExactly("A", "B");
    }

    @Test
    void aValueCanBeTakenAwayAgain() {
        Settings settings = sources()
                .project("{ risk: { maxPosition: 1 }, data: { bars: 1h } }")
                .set("risk.maxPosition=none")
                .set("data.bars=auto")
                .load();

        assertThat(settings.optional("risk.maxPosition")).isEmpty();
        assertThat(settings.optional("data.bars")).isEmpty();
    }

    @Test
    void anEmptyFileSaysNothing() {
        assertThat(sources().project("").run("# nothing\n").load().yaml())
                .isEqualTo(sources().load().yaml());
    }
}
