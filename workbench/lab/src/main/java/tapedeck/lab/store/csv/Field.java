package tapedeck.lab.store.csv;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a column of a CSV file means to the store.
public enum Field {
    /// An instant, a date, or a date with a time of day.
    TIME,
    /// The date, where the time of day has a column of its own.
    DATE,
    /// The time of day beside a [#DATE].
    CLOCK,
    OPEN,
    HIGH,
    LOW,
    CLOSE,
    VOLUME,
    SYMBOL,
    /// Price of a trade.
    PRICE,
    /// Size of a trade.
    SIZE,
    /// Who was the aggressor: buy or sell, or Binance's `isBuyerMaker`.
    SIDE,
    /// The source's own number of a trade or quote.
    SEQUENCE,
    BID,
    BID_SIZE,
    ASK,
    ASK_SIZE,
    /// When a trade or quote arrived, where that is not its time.
    ARRIVAL,
    /// The flags of a trade or quote as a number; what this store's own export writes.
    TICK_FLAGS,
    /// Not used.
    SKIP;

    private static final Pattern JOINTS = Pattern.compile("[^\\p{L}\\p{N}]");
    private static final Map<String, Field> NAMES = Map.ofEntries(
            Map.entry("", TIME),
            Map.entry("timestamp", TIME),
            Map.entry("datetime", TIME),
            Map.entry("dateutc", TIME),
            Map.entry("gmttime", TIME),
            Map.entry("localtime", TIME),
            Map.entry("opentime", TIME),
            Map.entry("unix", TIME),
            Map.entry("unixtimestamp", TIME),
            Map.entry("date", DATE),
            Map.entry("time", CLOCK),
            Map.entry("open", OPEN),
            Map.entry("o", OPEN),
            Map.entry("high", HIGH),
            Map.entry("h", HIGH),
            Map.entry("low", LOW),
            Map.entry("l", LOW),
            Map.entry("close", CLOSE),
            Map.entry("last", CLOSE),
            Map.entry("c", CLOSE),
            Map.entry("volume", VOLUME),
            Map.entry("vol", VOLUME),
            Map.entry("v", VOLUME),
            Map.entry("symbol", SYMBOL),
            Map.entry("ticker", SYMBOL),
            Map.entry("price", PRICE),
            Map.entry("size", SIZE),
            Map.entry("qty", SIZE),
            Map.entry("quantity", SIZE),
            Map.entry("amount", SIZE),
            Map.entry("side", SIDE),
            Map.entry("isbuyermaker", SIDE),
            Map.entry("id", SEQUENCE),
            Map.entry("tradeid", SEQUENCE),
            Map.entry("sequence", SEQUENCE),
            Map.entry("bid", BID),
            Map.entry("bidprice", BID),
            Map.entry("bidsize", BID_SIZE),
            Map.entry("bidqty", BID_SIZE),
            Map.entry("ask", ASK),
            Map.entry("askprice", ASK),
            Map.entry("asksize", ASK_SIZE),
            Map.entry("askqty", ASK_SIZE),
            Map.entry("arrivaltime", ARRIVAL),
            Map.entry("tickflags", TICK_FLAGS),
            Map.entry("transacttime", TIME),
            Map.entry("transactiontime", TIME),
            Map.entry("aggtradeid", SEQUENCE),
            Map.entry("updateid", SEQUENCE),
            Map.entry("bestbidprice", BID),
            Map.entry("bestbidqty", BID_SIZE),
            Map.entry("bestaskprice", ASK),
            Map.entry("bestaskqty", ASK_SIZE));

    /// What a column of this header is; [#SKIP] where nothing is known.
    static Field ofHeader(String header) {
        return NAMES.getOrDefault(plain(header), SKIP);
    }

    /// A header without case, brackets, blanks and joints.
    public static String plain(String header) {
        return JOINTS.matcher(header.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /// What it is called in a mapping: `bid-size`.
    public String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The field of this name in a mapping.
    public static Optional<Field> named(String text) {
        return Arrays.stream(values())
                .filter(field -> plain(field.option()).equals(plain(text)))
                .findFirst();
    }
}
