package tapedeck.cli.data;

import tapedeck.model.Fixed;
import tapedeck.model.Instrument;

/// Prices as a table shows them: with the decimals of the instrument's tick at least, so that the
/// points stand one under the other.
record PriceText(int decimals) {
    static PriceText of(Instrument instrument) {
        int decimals = 0;
        while (decimals < Fixed.DIGITS && instrument.tickSize() % Fixed.powerOfTen(Fixed.DIGITS - decimals) != 0) {
            decimals++;
        }
        return new PriceText(decimals);
    }

    String of(long price) {
        return Fixed.format(price, decimals);
    }
}
