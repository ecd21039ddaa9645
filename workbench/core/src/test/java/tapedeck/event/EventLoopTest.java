package tapedeck.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLoopTest {
    private final SimulatedClock clock = new SimulatedClock(0);
    private final List<String> seen = new ArrayList<>();

    /// A lane that is due at given times and writes down when it ran.
    private class Lane implements Source {
        private final String name;
        private final ArrayDeque<Long> times = new ArrayDeque<>();

        Lane(String name, Long... times) {
            this.name = name;
            this.times.addAll(Arrays.asList(times));
        }

        @Override
        public long nextTime() {
            return times.isEmpty() ? NEVER : times.getFirst();
        }

        @Override
        public void dispatch() {
            seen.add(name + times.remove() + "@" + clock.now());
        }
    }

    @Test
    void atOneInstantOrdersThenBarsThenMarketThenTimers() {
        EventLoop loop = new EventLoop(
                clock, new Lane("order", 5L, 5L), new Lane("bar", 5L), new Lane("tick", 5L, 6L), new Lane("timer", 5L));

        while (loop.step() > 0) {}

        assertThat(seen).containsExactly("order5@5", "order5@5", "bar5@5", "tick5@5", "timer5@5", "tick6@6");
        assertThat(loop.events()).isEqualTo(6);
    }

    @Test
    void theEarliestEventGoesFirstWhateverItsLane() {
        EventLoop loop = new EventLoop(
                clock, new Lane("order", 9L), new Lane("bar", 7L), new Lane("tick", 3L, 8L), new Lane("timer", 1L));

        while (loop.step() > 0) {}

        assertThat(seen).containsExactly("timer1@1", "tick3@3", "bar7@7", "tick8@8", "order9@9");
    }

    @Test
    void anOrderCausedByATickIsHandledBeforeTheNextTickOfTheSameInstant() {
        Lane orders = new Lane("order");
        Lane ticks = new Lane("tick", 4L, 4L) {
            @Override
            public void dispatch() {
                super.dispatch();
                orders.times.add(4L);
            }
        };
        EventLoop loop = new EventLoop(clock, orders, new Lane("bar"), ticks, new Lane("timer"));

        while (loop.step() > 0) {}

        assertThat(seen).containsExactly("tick4@4", "order4@4", "tick4@4", "order4@4");
    }

    @Test
    void aStrategyThatAnswersItselfForeverIsStopped() {
        Lane orders = new Lane("order", 1L) {
            @Override
            public void dispatch() {
                seen.clear();
            }
        };
        EventLoop loop = new EventLoop(clock, orders, new Lane("bar"), new Lane("tick"), new Lane("timer"));

        assertThatIllegalStateException()
                .isThrownBy(() -> {
                    while (loop.step() > 0) {}
                })
                .withMessageContaining("more than 10000 events");
    }

    @Test
    void manyTicksAtOneInstantAreNoLoop() {
        Long[] times = new Long[3 * EventLoop.MAX_EVENTS_PER_INSTANT];
        Arrays.fill(times, 1L);
        EventLoop loop =
                new EventLoop(clock, new Lane("order"), new Lane("bar"), new Lane("tick", times), new Lane("timer"));

        while (loop.step() > 0) {}

        assertThat(seen).hasSize(times.length);
    }

    @Test
    void nothingHappensBeforeItsTimeHasCome() {
        Clock late = new Clock() {
            @Override
            public long now() {
                return 0;
            }

            @Override
            public boolean reach(long time) {
                return time <= 10;
            }
        };
        EventLoop loop =
                new EventLoop(late, new Lane("order"), new Lane("bar"), new Lane("tick", 10L, 11L), new Lane("timer"));

        assertThat(loop.step()).isEqualTo(1);
        assertThat(loop.step()).isZero();
        assertThat(loop.nextTime()).isEqualTo(11);
    }
}
