package tapedeck.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tapedeck.model.Fixed;

class ConversionTest {
    @Test
    void aPositionReadAsADoubleConvertsBackToTheLastLot() {
        SplittableRandom random = new SplittableRandom(1);

        for (int i = 0; i < 100_000; i++) {
            long size = random.nextLong(1, 1L << random.nextInt(2, 52));

            assertThat(Conversion.down(Fixed.toDouble(size), 1)).isEqualTo(size);
            assertThat(Conversion.up(Fixed.toDouble(size), 1)).isEqualTo(size);
        }
    }

    @Test
    void whatLiesClearlyBetweenTwoLotsIsCut() {
        assertThat(Conversion.down(1.2345, Fixed.ONE / 1000)).isEqualTo(Fixed.parse("1.234"));
        assertThat(Conversion.up(1.2345, Fixed.ONE / 1000)).isEqualTo(Fixed.parse("1.235"));
    }
}
