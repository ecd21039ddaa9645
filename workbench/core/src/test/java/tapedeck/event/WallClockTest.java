package tapedeck.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class WallClockTest {
    private final SetClock system = new SetClock();
    private final WallClock clock = new WallClock(system);

    @Test
    void timeComesOnceItIsPast() {
        assertThat(clock.reach(1_001)).isFalse();
        system.nanos = 1_001;

        assertThat(clock.reach(1_001)).isTrue();
        assertThat(clock.now()).isEqualTo(1_001);
    }

    @Test
    void inputsAlwaysGetALaterTime() {
        long first = clock.stamp();
        assertThat(clock.reach(first)).isTrue();

        assertThat(clock.stamp()).isEqualTo(first + 1);
    }

    @Test
    void inputIsNotHeldUpByASystemClockThatWasSetBack() {
        system.nanos = 5_000;
        assertThat(clock.reach(5_000)).isTrue();
        system.nanos = 100;

        long time = clock.stamp();

        assertThat(time).isEqualTo(5_001);
        assertThat(clock.reach(time)).isTrue();
        assertThat(clock.reach(time + 1)).as("a timer waits for its time").isFalse();
        assertThat(clock.now()).isEqualTo(5_001);
    }

    private static final class SetClock extends Clock {
        private long nanos = 1_000;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochSecond(0, nanos);
        }
    }
}
