package tapedeck.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tapedeck.model.Side;

/// [PriceLadder] beside a [TreeMap] over thousands of levels: many blocks split, emptied and reused.
final class PriceLadderTest {
    private final BookSide side = new BookSide(Side.BUY);
    private final PriceLadder ladder = new PriceLadder();
    private final TreeMap<Long, PriceLevel> expected = new TreeMap<>();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void findsWhatATreeFinds(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 72_000; i++) {
            // waves of growing to thousands of levels and shrinking to few or none
            boolean growing = i % 20_000 < 12_000;
            long rank = random.nextInt(8) == 0 ? random.nextLong() : random.nextInt(4000);
            if (random.nextInt(10) < (growing ? 9 : 1)) {
                add(rank, seed);
            } else if (!expected.isEmpty()) {
                Map.Entry<Long, PriceLevel> victim = expected.ceilingEntry(rank);
                remove((victim == null ? expected.firstEntry() : victim).getValue());
            }

            assertThat(ladder.size()).as("seed %d", seed).isEqualTo(expected.size());
            assertThat(ladder.find(rank)).as("seed %d", seed).isSameAs(expected.get(rank));
        }
        assertThat(expected).isNotEmpty();
        expected.forEach((rank, level) -> assertThat(ladder.find(rank)).isSameAs(level));
    }

    private void add(long rank, long seed) {
        if (!expected.containsKey(rank)) {
            PriceLevel level = new PriceLevel(side);
            level.rank = rank;
            Map.Entry<Long, PriceLevel> better = expected.higherEntry(rank);
            expected.put(rank, level);
            assertThat(ladder.insert(level)).as("seed %d", seed).isSameAs(better == null ? null : better.getValue());
        }
    }

    private void remove(PriceLevel level) {
        expected.remove(level.rank);
        ladder.remove(level);
    }
}
