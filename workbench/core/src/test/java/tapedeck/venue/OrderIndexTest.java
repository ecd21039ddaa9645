package tapedeck.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// [OrderIndex] beside a [HashMap], with ids near each other, far apart and in harmful strides.
final class OrderIndexTest {
    private final OrderIndex index = new OrderIndex(1);
    private final Map<Long, WorkingOrder> expected = new HashMap<>();

    @ParameterizedTest(name = "stride {0}, seed {1}")
    @CsvSource({"1, 1", "4294967296, 2", "-1, 3", "6364136223846793005, 4"})
    void findsWhatAMapFinds(long stride, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 50_000; i++) {
            long id = random.nextInt(3000) * stride;
            WorkingOrder known = expected.get(id);

            assertThat(index.find(id)).as("seed %d", seed).isSameAs(known);
            if (known == null) {
                add(id);
            } else {
                index.remove(known);
                expected.remove(id);
            }
            assertThat(index.size()).isEqualTo(expected.size());
        }
        expected.forEach((id, order) -> assertThat(index.find(id)).isSameAs(order));
    }

    private void add(long id) {
        WorkingOrder order = new WorkingOrder();
        order.id = id;
        expected.put(id, order);
        index.add(order);
    }
}
