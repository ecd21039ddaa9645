package tapedeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tapedeck.model.DataException;
import tapedeck.model.Fixed;
import tapedeck.model.Interval;
import tapedeck.model.Order;
import tapedeck.testing.Fixtures;
import tapedeck.testing.Runs;
import tapedeck.testing.Script;

/// Three-minute bars whose extremes come in the order in which one-minute bars saw them.
class FinerDataTest {
    private static final Interval COARSE = Interval.parse("3m");

    private static MemoryData coarse(MemoryData.Builder fine, String... bars) {
        var builder = new MemoryData.Builder(List.of(Fixtures.instrument("X")), COARSE, 0).finer(fine.build());
        for (int i = 0; i < bars.length; i++) {
            add(builder, 3 * i, bars[i]);
        }
        return builder.build();
    }

    private static MemoryData.Builder fine(String text) {
        var builder = new MemoryData.Builder(List.of(Fixtures.instrument("X")), Fixtures.MINUTE, 0);
        String[] bars = text.split(";", -1);
        for (int i = 0; i < bars.length; i++) {
            if (!bars[i].isBlank()) {
                add(builder, 3 + i, bars[i]);
            }
        }
        return builder;
    }

    private static void add(MemoryData.Builder to, int minute, String bar) {
        String[] c = bar.strip().split(" +", -1);
        long[] prices = {Fixtures.fixed(c[0]), Fixtures.fixed(c[1]), Fixtures.fixed(c[2]), Fixtures.fixed(c[3])};
        to.add(0, Fixtures.START + minute * Interval.MINUTE, prices, 1000);
    }

    private static Runs.Result run(MemoryData data, IntrabarOrder order) {
        ExecutionSettings free = ExecutionSettings.FREE;
        Script script = new Script()
                .after(
                        0,
                        (desk, series) ->
                                desk.submit(Order.buy(series, 1).stopLoss(98).takeProfit(103)));
        return Runs.run()
                .execution(new ExecutionSettings(
                        free.fillsAtClose(), free.fee(), free.slippage(), free.latency(), free.liquidity(), order))
                .of(data, script);
    }

    /// The bar opens at 100, reaches 104 and 97, and closes at 100: the low is nearer.
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        high seen first           | 100 104 99 102; 102 103 97 98; 98 100 98 100    | +1 @ 100 00:03; -1 @ 103 00:04 | 0
        low seen first            | 100 101 97 98; 98 104 98 102; 102 102 100 100   | +1 @ 100 00:03; -1 @ 98 00:04  | 0
        both within one finer bar | 100 101 99 101; 103 104 97 98; 98 100 98 100    | +1 @ 100 00:03; -1 @ 103 00:04 | 1
        the extremes are not seen | 100 103 98 102; 102 103 99 100; 100 100 99 100  | +1 @ 100 00:03; -1 @ 98 00:04  | 1
        a finer bar is missing    | ; 98 104 98 102; 102 102 97 100                 | +1 @ 100 00:03; -1 @ 103 00:04 | 0
        """)
    void tellTheOrderOfTheExtremes(String name, String fine, String fills, long ambiguous) {
        MemoryData data = coarse(fine(fine), "100 100 100 100", "100 104 97 100", "100 100 100 100");

        Runs.Result result = run(data, IntrabarOrder.FINER);

        assertThat(String.join("; ", result.fillTexts())).isEqualTo(fills);
        assertThat(result.summary().counts().ambiguousBars()).isEqualTo(ambiguous);
    }

    @Test
    void areNotAskedUnlessToldSo() {
        MemoryData data = coarse(
                fine("100 104 99 102; 102 103 97 98; 98 100 98 100"),
                "100 100 100 100",
                "100 104 97 100",
                "100 100 100 100");

        Runs.Result result = run(data, IntrabarOrder.NEARER);

        assertThat(result.fillTexts()).containsExactly("+1 @ 100 00:03", "-1 @ 98 00:04");
        assertThat(result.summary().counts().ambiguousBars()).isEqualTo(1);
        assertThat(result.summary().manifest().identity()).doesNotContainKey("data.finer");
    }

    @Test
    void arePartOfTheRunsIdentity() {
        MemoryData one = coarse(fine("100 104 99 102; 102 103 97 98"), "100 100 100 100", "100 104 97 100");
        MemoryData other = coarse(fine("100 104 99 102; 102 103 97 99"), "100 100 100 100", "100 104 97 100");

        String first = run(one, IntrabarOrder.FINER).summary().runId();
        String second = run(other, IntrabarOrder.FINER).summary().runId();

        assertThat(one.root()).isEqualTo(other.root());
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void areRefusedWhereThereAreNone() {
        MemoryData bare = fine("100 104 99 102; 102 103 97 98").build();

        assertThatThrownBy(() -> run(bare, IntrabarOrder.FINER))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no finer data than 1m");
    }

    /// Orders that trade along the finer bars themselves trade at the same prices, where each finer bar is sure.
    @Test
    void giveWhatTheFinerBarsGive() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            long[] high = {0, 0, 0};
            long[] low = {0, 0, 0};
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 3; i++) {
                // a finer bar goes one way only: which of its extremes came first cannot matter
                boolean isUp = random.nextBoolean();
                high[i] = 100L + (isUp ? 1 + random.nextInt(8) : 0);
                low[i] = 100L - (isUp ? 0 : 1 + random.nextInt(8));
                text.append(i == 0 ? "" : ";").append("100 " + high[i] + " " + low[i] + " 100");
            }
            long top = Math.max(high[0], Math.max(high[1], high[2]));
            long bottom = Math.min(low[0], Math.min(low[1], low[2]));
            boolean isHit = false;
            boolean isTarget = false;
            for (int i = 0; i < 3 && !isHit; i++) {
                isTarget = high[i] == top && top > 100;
                isHit = isTarget || (low[i] == bottom && bottom < 100);
            }
            if (top == 100 || bottom == 100) {
                continue;
            }
            MemoryData data = coarse(fine(text.toString()), "100 100 100 100", "100 " + top + " " + bottom + " 100");
            double stop = bottom;
            double target = top;
            Script script = new Script()
                    .after(
                            0,
                            (desk, series) -> desk.submit(
                                    Order.buy(series, 1).stopLoss(stop).takeProfit(target)));
            ExecutionSettings free = ExecutionSettings.FREE;
            Runs.Result result = Runs.run()
                    .execution(new ExecutionSettings(
                            free.fillsAtClose(),
                            free.fee(),
                            free.slippage(),
                            free.latency(),
                            free.liquidity(),
                            IntrabarOrder.FINER))
                    .of(data, script);

            assertThat(Fixed.toDouble(result.fills().getLast().price()))
                    .as("seed %s: %s", seed, text)
                    .isEqualTo(isTarget ? target : stop);
            assertThat(result.summary().counts().ambiguousBars())
                    .as("seed %s", seed)
                    .isZero();
        }
    }
}
