package tapedeck.lab.store.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The fast way of reading numbers against the plain one.
final class PlainNumberTest {
    private static final String ENDS = ",;\t\n\r x-e\"";

    @Test
    void pricesAreThoseOfThePlainWayOrNone() throws BadField {
        SplittableRandom random = new SplittableRandom(7);
        NumberText plain = new NumberText(CsvOptions.STRICT);
        PlainNumber fast = new PlainNumber(true);
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            String number = number(random);
            byte[] text = bytes(number + ENDS.charAt(random.nextInt(ENDS.length())) + "987654321.123456789");

            long price = fast.price(text, 0);

            if (price != PlainNumber.OTHER && fast.next() == number.length()) {
                assertThat(price).as("number " + i + ": " + number).isEqualTo(plain.price(number));
                read++;
            }
        }
        assertThat(read).isGreaterThan(100_000);
    }

    @Test
    void whatIsNoShortNumberIsLeftToOthers() {
        PlainNumber fast = new PlainNumber(true);

        assertThat(fast.price(bytes(",1234567"), 0)).isEqualTo(PlainNumber.OTHER);
        assertThat(fast.price(bytes("12345678,"), 0)).isEqualTo(PlainNumber.OTHER);
        assertThat(fast.price(bytes("-1.5,"), 0)).isEqualTo(PlainNumber.OTHER);
        assertThat(fast.price(bytes("\u00e9,"), 0)).isEqualTo(PlainNumber.OTHER);
    }

    @Test
    void aCommaAsDecimalPointEndsTheNumber() {
        PlainNumber fast = new PlainNumber(false);

        assertThat(fast.price(bytes("12.5,"), 0)).isEqualTo(1_200_000_000L);
        assertThat(fast.next()).isEqualTo(2);
    }

    private static String number(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        digits(text, random, 1 + random.nextInt(8));
        if (random.nextInt(4) > 0) {
            digits(text.append('.'), random, random.nextInt(10));
        }
        return text.toString();
    }

    private static void digits(StringBuilder text, SplittableRandom random, int count) {
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
    }

    private static byte[] bytes(String text) {
        return (text + " ".repeat(PlainNumber.BEHIND)).getBytes(StandardCharsets.UTF_8);
    }
}
