package tapedeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;
import tapedeck.model.Interval;
import tapedeck.model.Tick;
import tapedeck.testing.Fixtures;

class BarTicksTest {
    @Test
    void aBarUnfoldedAndBuiltAgainIsTheSameBar() {
        SplittableRandom random = new SplittableRandom(1);
        Interval[] intervals = {Interval.parse("1s"), Interval.parse("1m"), Interval.parse("4h"), Interval.parse("1d")};
        Tick tick = new Tick();
        for (int n = 0; n < 20_000; n++) {
            Interval interval = intervals[random.nextInt(intervals.length)];
            Bar bar = random(random, interval);
            BarBuilder builder = new BarBuilder(bar.instrument(), interval, 3);
            BarTicks.Order order = BarTicks.Order.values()[random.nextInt(3)];
            for (int i = 0; i < BarTicks.COUNT; i++) {
                BarTicks.fill(tick, bar, i, order);
                builder.onPrice(tick.venueTime, tick.price, tick.size);
            }

            assertThat(describe(builder.bar())).as("bar %d of seed 1", n).isEqualTo(describe(bar));
            assertThat(builder.end()).isEqualTo(bar.endTime());
        }
    }

    private static Bar random(SplittableRandom random, Interval interval) {
        Bar bar = new Bar(Fixtures.instrument("X"), interval, 3);
        long open = random.nextLong(1, 1000 * Fixed.ONE);
        long close = random.nextLong(1, 1000 * Fixed.ONE);
        long high = Math.max(open, close) + random.nextLong(0, 5) * Fixed.ONE;
        long low = Math.max(1, Math.min(open, close) - random.nextLong(0, 5) * Fixed.ONE);
        long start = Fixtures.START + random.nextInt(1000) * interval.nanos();
        long volume = random.nextLong(0, 1L << random.nextInt(1, 60));
        bar.set(start, start + interval.nanos(), open, high, low, close, volume);
        return bar;
    }

    private static String describe(Bar bar) {
        return bar + " " + bar.startTime() + " " + bar.endTime() + " " + bar.rawVolume();
    }

    @Test
    void onlyTheOpenCanGap() {
        Bar bar = random(new SplittableRandom(2), Fixtures.MINUTE);
        Tick tick = new Tick();
        for (int i = 0; i < BarTicks.COUNT; i++) {
            BarTicks.fill(tick, bar, i, BarTicks.Order.NEARER);

            assertThat(tick.has(Tick.PATH)).isEqualTo(i > 0);
            assertThat(tick.venueTime).isBetween(bar.startTime(), bar.endTime() - 1);
        }
    }
}
