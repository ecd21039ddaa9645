package tapedeck.live.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tapedeck.engine.DataRequest;
import tapedeck.engine.ExecutionSettings;
import tapedeck.engine.LogLevel;
import tapedeck.engine.RunSpec;
import tapedeck.execution.AccountSettings;
import tapedeck.execution.RiskLimits;
import tapedeck.model.DataException;
import tapedeck.model.Fixed;
import tapedeck.model.Instruments;
import tapedeck.model.Interval;
import tapedeck.model.Range;
import tapedeck.model.TradingCalendar;
import tapedeck.strategy.Sizing;

final class RunRecipeTest {
    @Test
    void everySettingComesBack() {
        for (RunSpec spec : List.of(plain(), full())) {
            assertThat(RunRecipe.of(spec.canonical()).spec()).isEqualTo(spec);
        }
    }

    @Test
    void instrumentsComeBack() {
        SortedMap<String, String> identity = plain().canonical();
        identity.put("instrument.0", "BTC-USD CRYPTO USD tick 0.01 lot 0.0001 x 1 calendar 24x7");
        identity.put("instrument.1", "ES FUTURE USD tick 0.25 lot 1 x 50 calendar 24x7");

        Instruments found = RunRecipe.of(identity).instruments(name -> TradingCalendar.CONTINUOUS);

        assertThat(found.size()).isEqualTo(2);
        assertThat(found.get(1).multiplier()).isEqualTo(50 * Fixed.ONE);
        assertThat(found.get(0).tickSize()).isEqualTo(Fixed.parse("0.01"));
    }

    @Test
    void settingsOfAnotherVersionAreRefused() {
        for (Map.Entry<String, String> change : Map.of(
                        "execution.gravity", "on", "execution.fee", "PERCENT:1", "sizing", "EQUITY:1", "seed", "x")
                .entrySet()) {
            SortedMap<String, String> identity = plain().canonical();
            identity.put(change.getKey(), change.getValue());

            assertThatThrownBy(() -> RunRecipe.of(identity)).as(change.getKey()).isInstanceOf(DataException.class);
        }
        SortedMap<String, String> missing = plain().canonical();
        missing.remove("account.cash");
        assertThatThrownBy(() -> RunRecipe.of(missing)).hasMessageContaining("missing");
    }

    private static RunSpec plain() {
        return new RunSpec(
                List.of(new RunSpec.Strategy("SmaCross", "ab", new TreeMap<>(Map.of("fast", "3")))),
                new DataRequest(List.of("BTC-USD"), Interval.parse("1m"), Range.ALL),
                AccountSettings.DEFAULT,
                ExecutionSettings.DEFAULT,
                RiskLimits.NONE,
                Sizing.ALL_IN,
                0,
                1,
                LogLevel.ORDERS);
    }

    private static RunSpec full() {
        ExecutionSettings execution = new ExecutionSettings(
                true,
                new ExecutionSettings.Fee(ExecutionSettings.Fee.FeeKind.PER_SHARE, 1, 2, 3),
                new ExecutionSettings.Slippage(ExecutionSettings.Slippage.SlippageKind.TICKS, 2),
                new ExecutionSettings.Latency(ExecutionSettings.Latency.LatencyKind.UNIFORM, 5, 9),
                new ExecutionSettings.Liquidity(ExecutionSettings.Liquidity.LiquidityKind.PARTICIPATION, 7),
                tapedeck.engine.IntrabarOrder.WORST);
        RiskLimits limits = new RiskLimits(1, 2, 3, 4, 5, 6, 20, 7, 8, 9, 10, true, List.of("DOGE-USD", "SHIB-USD"));
        return new RunSpec(
                List.of(
                        new RunSpec.Strategy("A", "ab", new TreeMap<>()),
                        new RunSpec.Strategy("B", "cd", new TreeMap<>(Map.of("word", "x:y")))),
                new DataRequest(List.of("BTC-USD", "ETH-USD"), Interval.parse("1d"), Range.parse("2020..2023")),
                new AccountSettings(5 * Fixed.ONE, tapedeck.model.Currency.USD, 3 * Fixed.ONE, true),
                execution,
                limits,
                new Sizing(Sizing.Kind.RISK, 0.01, Sizing.Direction.BOTH, 3, true),
                500,
                -7,
                LogLevel.ORDERS);
    }
}
