package tapedeck.engine;

import java.util.List;
import tapedeck.event.BarReader;
import tapedeck.model.Instruments;
import tapedeck.model.Interval;

/// An opened part of a store: instruments, their bars in a range, and the hash that names exactly these rows.
///
/// Readers are fresh at every call and independent; close it when the run is over.
public interface MarketData extends AutoCloseable {
    /// Opens what a run asks for. Implemented by the store.
    interface Provider {
        /// The rows asked for, ready to be read; a [tapedeck.model.DataException] where there is nothing, or it is
        /// broken.
        MarketData open(DataRequest request);
    }

    Instruments instruments();

    Interval interval();

    /// Decimal digits of the raw volume of an instrument's bars.
    int volumeScale(int instrument);

    BarReader bars(int instrument);

    /// Number of bars of an instrument in the range.
    long barCount(int instrument);

    /// First nanosecond of the first bar of any instrument.
    long startTime();

    /// First nanosecond after the last bar of any instrument.
    long endTime();

    /// Splits and dividends in the range, by time.
    default List<CorporateAction> actions() {
        return List.of();
    }

    /// Hash of all rows in the range, of every instrument: 64 hexadecimal digits.
    String root();

    @Override
    void close();
}
