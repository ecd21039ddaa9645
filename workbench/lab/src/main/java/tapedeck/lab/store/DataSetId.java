package tapedeck.lab.store;

import java.nio.charset.StandardCharsets;
import tapedeck.model.ConfigException;
import tapedeck.model.Interval;

/// Which data set of a store: a symbol and what is kept of it.
///
/// @param kind `bars-1d`, `bars-1h` …, `trades`, `quotes` or `values`
public record DataSetId(String symbol, String kind) implements Comparable<DataSetId> {
    public static final String TRADES = "trades";
    public static final String QUOTES = "quotes";
    /// A series that is not prices; the symbol is its name.
    public static final String VALUES = "values";

    private static final String BARS = "bars-";

    public DataSetId {
        if (symbol.isEmpty() || symbol.startsWith(".") || symbol.length() > 60 || !symbol.matches("[!-~]+")) {
            throw new ConfigException(
                    "TD-C032",
                    "symbol",
                    "'" + symbol + "' cannot be a symbol",
                    "1 to 60 printable ASCII characters, not beginning with a dot");
        }
    }

    public static DataSetId bars(String symbol, Interval interval) {
        return new DataSetId(symbol, BARS + interval);
    }

    public boolean isBars() {
        return kind.startsWith(BARS);
    }

    /// Whether it holds prices of something that can be traded.
    public boolean isMarket() {
        return isBars() || kind.equals(TRADES) || kind.equals(QUOTES);
    }

    /// The interval of a set of bars.
    public Interval interval() {
        return Interval.parse(kind.substring(BARS.length()));
    }

    /// The folder of the set under `store/`: the symbol with everything unusual as percent codes, then the kind.
    String folder() {
        StringBuilder out = new StringBuilder();
        for (byte b : symbol.getBytes(StandardCharsets.US_ASCII)) {
            boolean isPlain = Character.isLetterOrDigit(b) || b == '-' || b == '.' || b == '_';
            out.append(isPlain ? String.valueOf((char) b) : "%" + Integer.toHexString(b));
        }
        return out + "/" + kind;
    }

    @Override
    public int compareTo(DataSetId other) {
        int bySymbol = symbol.compareTo(other.symbol);
        return bySymbol != 0 ? bySymbol : kind.compareTo(other.kind);
    }

    @Override
    public String toString() {
        return symbol + " " + (isBars() ? kind.substring(BARS.length()) : kind);
    }
}
