package tapedeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import tapedeck.event.TickReader;
import tapedeck.execution.AccountSettings;
import tapedeck.execution.RiskLimits;
import tapedeck.indicator.Line;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;
import tapedeck.model.Instruments;
import tapedeck.model.Interval;
import tapedeck.model.Tick;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;
import tapedeck.testing.Fixtures;
import tapedeck.venue.Models;

/// The sixth wall: a million ticks through the whole session, with a strategy that builds minutes, allocate nothing.
class TickPathAllocationTest {
    private static final int TICKS = 1_000_000;
    private static final int ROUNDS = 6;
    private static final long STEP = 5_000_000;

    /// Trades and quotes, five milliseconds apart, as often as asked.
    private static final class Endless implements TickReader {
        private long count;

        @Override
        public boolean read(Tick tick) {
            count++;
            boolean isQuote = (count & 3) == 0;
            tick.sequence = count;
            tick.venueTime = Fixtures.START + count * STEP;
            tick.time = tick.venueTime;
            tick.instrument = 0;
            tick.kind = isQuote ? Tick.QUOTE : Tick.TRADE;
            tick.flags = Tick.LAST_IN_BATCH;
            tick.price = (10_000 + ((count * 7919) >>> 4) % 97) * (Fixed.ONE / 100);
            tick.size = Fixed.ONE;
            tick.price2 = tick.price + Fixed.ONE / 100;
            tick.size2 = Fixed.ONE;
            return true;
        }
    }

    private static final class Minutes implements TradingStrategy {
        private long bars;
        private double sum;
        private @org.jspecify.annotations.Nullable Line average;

        @Override
        public void setup(Setup setup) {
            Series minutes = setup.bars();
            average = setup.sma(minutes.close(), 20);
        }

        @Override
        public void onBar(Bar bar, Desk desk) {
            bars++;
            sum += average == null ? 0 : average.now() - bar.close();
        }
    }

    @Test
    void aMillionTicksAllocateNothing() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        Minutes strategy = new Minutes();
        Session session = session(strategy);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < TICKS; ) {
                long ticks = session.ticks();
                session.step();
                i += (int) (session.ticks() - ticks);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertThat(least).as("bytes for a million ticks").isZero();
        assertThat(strategy.bars).isGreaterThan(ROUNDS * 60L);
        assertThat(strategy.sum).isNotNaN();
    }

    private static Session session(TradingStrategy strategy) {
        SessionConfig config = new SessionConfig(
                new Instruments(List.of(Fixtures.instrument("X"))),
                List.of(8),
                Fixtures.MINUTE,
                AccountSettings.DEFAULT,
                RiskLimits.NONE,
                256,
                0,
                Fixtures.START - 1,
                Fixtures.START + 365 * Interval.DAY);
        return new Session(
                config,
                Wiring.replay(new Endless(), Fixtures.START - 1, Models.IDEAL),
                List.of(new Session.Member("minutes", strategy)),
                new RunRecorder(LogLevel.NONE, RecordSink.NONE));
    }
}
