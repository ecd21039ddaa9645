package tapedeck.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ByOrderIdTest {
    @Test
    void holdsWhatASortedMapHolds() {
        for (long seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ByOrderId<String> table = new ByOrderId<>();
            TreeMap<Long, String> oracle = new TreeMap<>();
            for (int i = 0; i < 400; i++) {
                long id = random.nextLong(60);
                if (random.nextInt(3) == 0) {
                    assertThat(table.remove(id)).as("seed %d", seed).isEqualTo(oracle.remove(id) != null);
                } else {
                    table.put(id, "order " + i);
                    oracle.put(id, "order " + i);
                }

                assertThat(table.all()).as("seed %d", seed).isEqualTo(List.copyOf(oracle.values()));
                assertThat(table.get(id)).as("seed %d", seed).isEqualTo(oracle.get(id));
            }
        }
    }
}
