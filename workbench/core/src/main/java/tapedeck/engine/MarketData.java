package tapedeck.engine;

import java.util.List;
import java.util.Optional;
import tapedeck.event.BarReader;
import tapedeck.event.TickReader;
import tapedeck.model.DataException;
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

    /// What is played instead of bars: ticks of all instruments by time; empty where bars are played.
    default Optional<TickReader> ticks() {
        return Optional.empty();
    }

    /// Names of the series that are not prices, in the order in which they are numbered.
    default List<String> valueNames() {
        return List.of();
    }

    /// The values of such a series by the time at which each became available: `time` and `price` of the ticks.
    default TickReader values(int number) {
        throw new IndexOutOfBoundsException(number);
    }

    /// Prices within the bars of an instrument, in the order in which they were seen: finer bars, or ticks as bars of
    /// no length. Refused where there are none.
    default BarReader finer(int instrument) {
        throw new DataException(
                "TD-D006",
                instruments().get(instrument).symbol(),
                "there is no finer data than " + interval(),
                "use --intrabar nearer, best or worst");
    }

    /// Hash of all that [#finer] gives, of every instrument; empty where nothing finer is ever asked.
    default String finerRoot() {
        return "";
    }

    /// Hash of all rows in the range, of every instrument: 64 hexadecimal digits.
    String root();

    @Override
    void close();
}
