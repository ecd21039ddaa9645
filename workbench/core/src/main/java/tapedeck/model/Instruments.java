package tapedeck.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The instruments of one session, by number and by symbol. Immutable.
public final class Instruments {
    private final List<Instrument> byNumber;
    private final Map<String, Instrument> bySymbol = new TreeMap<>();

    /// @param byNumber in the order of their numbers, 0 upwards without a gap
    public Instruments(List<Instrument> byNumber) {
        this.byNumber = List.copyOf(byNumber);
        for (int i = 0; i < byNumber.size(); i++) {
            Instrument instrument = byNumber.get(i);
            if (instrument.number() != i) {
                throw new IllegalArgumentException(
                        instrument.symbol() + " has number " + instrument.number() + " at " + i);
            }
            if (bySymbol.put(instrument.symbol(), instrument) != null) {
                throw new ConfigException(
                        "TD-C012", "symbols", "'" + instrument.symbol() + "' is named twice", "name each symbol once");
            }
        }
    }

    public int size() {
        return byNumber.size();
    }

    public Instrument get(int number) {
        return byNumber.get(number);
    }

    public Optional<Instrument> find(String symbol) {
        return Optional.ofNullable(bySymbol.get(symbol));
    }

    public List<Instrument> all() {
        return byNumber;
    }
}
