package tapedeck.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimersTest {
    private final List<String> fired = new ArrayList<>();
    private final Timers timers = new Timers((owner, name) -> fired.add(owner + name));

    private void run() {
        while (timers.nextTime() != Source.NEVER) {
            fired.add("@" + timers.nextTime());
            timers.dispatch();
        }
    }

    @Test
    void timersFireOnAGridSinceTheEpoch() {
        timers.every(0, "a", 10);
        timers.start(13, 45);

        run();

        assertThat(fired).containsExactly("@20", "0a", "@30", "0a", "@40", "0a");
    }

    @Test
    void atOneInstantTheyFireInOrderOfCreation() {
        timers.every(1, "slow", 20);
        timers.every(0, "fast", 10);
        timers.start(0, 20);

        run();

        assertThat(fired).containsExactly("@10", "0fast", "@20", "1slow", "@20", "0fast");
    }

    @Test
    void theFirstIsAfterTheStartAndTheLastNotAfterTheEnd() {
        timers.every(0, "a", 10);
        timers.start(10, 20);

        run();

        assertThat(fired).containsExactly("@20", "0a");
    }

    @Test
    void manyTimersKeepTheirOrder() {
        for (int i = 0; i < 9; i++) {
            timers.every(i, "t", 5);
        }
        timers.start(-1, 0);

        run();

        assertThat(fired.stream().filter(text -> text.endsWith("t")).toList())
                .containsExactly("0t", "1t", "2t", "3t", "4t", "5t", "6t", "7t", "8t");
    }

    @Test
    void aPeriodOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> timers.every(0, "a", 0));
    }
}
