package tapedeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.Order;
import tapedeck.testing.Fixtures;
import tapedeck.testing.Runs;
import tapedeck.testing.Script;

/// A trade is as long as the bars of its own instrument say, however many others there are.
class TradeLengthTest {
    private static MemoryData data(int symbols) {
        List<Instrument> all = IntStream.range(0, symbols)
                .mapToObj(i -> Fixtures.instrument(i, "X" + i))
                .toList();
        var builder = new MemoryData.Builder(all, Fixtures.MINUTE, 0);
        long[] flat = {100 * Fixed.ONE, 101 * Fixed.ONE, 99 * Fixed.ONE, 100 * Fixed.ONE};
        for (int n = 0; n < 8; n++) {
            for (int i = 0; i < symbols; i++) {
                builder.add(i, Fixtures.START + n * Interval.MINUTE, flat, 1000);
            }
        }
        return builder.build();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void barsOfOtherSymbolsAndIntervalsDoNotCount(int symbols) {
        Script script = new Script()
                .after(1, (desk, bars) -> desk.submit(Order.buy(bars, 1)))
                .after(4, (desk, bars) -> desk.submit(Order.sell(bars, 1)));
        Script others = new Script() {
            @Override
            public void setup(tapedeck.strategy.Setup setup) {
                for (int i = 0; i < symbols; i++) {
                    setup.bars("X" + i, "1m");
                    setup.bars("X" + i, "2m");
                }
            }
        };

        List<LogEntry> log = Runs.run().of(data(symbols), script, others).log();

        assertThat(log)
                .filteredOn(LogEntry.Traded.class::isInstance)
                .singleElement()
                .satisfies(entry ->
                        assertThat(((LogEntry.Traded) entry).trade().bars()).isEqualTo(3));
    }
}
