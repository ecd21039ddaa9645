package tapedeck.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tapedeck.lab.analytics.Decimals;
import tapedeck.model.Interval;
import tapedeck.model.Times;

final class CsvTextTest {
    private static final long SEED = 17;

    @Test
    void numbersAreTheTextsThatDecimalsPrints() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 20_000; i++) {
            double number = random.nextLong(-1_000_000_000, 1_000_000_000)
                    / StrictMath.pow(10, random.nextInt(16))
                    * (random.nextInt(9) == 0 ? 1e13 : 1);
            String fixed =
                    Decimals.appendTrimmed(new StringBuilder(), number, 8).toString();
            String share =
                    Decimals.appendTrimmed(new StringBuilder(), number, 12).toString();

            CsvText csv = new CsvText(1, "");
            csv.fixed(number).share(number).whole((long) number).end();

            assertThat(line(csv))
                    .as("seed %d number %s", SEED, number)
                    .isEqualTo(fixed + "," + share + "," + (long) number);
        }
    }

    @Test
    void timesAreThoseOfTheLog() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 2_000; i++) {
            long time = random.nextLong(-Interval.DAY * 10_000, Interval.DAY * 30_000);
            long second = Math.floorDiv(time, Interval.SECOND) * Interval.SECOND;

            CsvText csv = new CsvText(1, "");
            csv.time(time).time(second).end();

            assertThat(line(csv)).as("seed %d", SEED).isEqualTo(Times.format(time) + "," + Times.format(second));
        }
    }

    @Test
    void textsAreQuotedAndCanStartNoFormula() {
        CsvText csv = new CsvText(1, "");

        csv.text("plain")
                .text("a,b")
                .text("say \"x\"")
                .text("=1+1")
                .text("é")
                .empty()
                .text("plain")
                .end();

        assertThat(line(csv)).isEqualTo("plain,\"a,b\",\"say \"\"x\"\"\",'=1+1,é,,plain");
    }

    /// What follows the empty heading.
    private static String line(CsvText csv) {
        return new String(csv.bytes(), StandardCharsets.UTF_8).strip();
    }
}
