package tapedeck.lab.store.csv;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tapedeck.model.ConfigException;
import tapedeck.model.Suggestion;

/// A known way of writing market data: how it is recognised, and what its vendor says that no file says itself.
public enum Dialect {
    TIINGO("Tiingo", "adjclose+divcash"),
    YAHOO("Yahoo", "adjclose", "dividends+stocksplits"),
    STOOQ("Stooq", "ticker+per+openint"),
    BINANCE_KLINES("Binance klines", "quoteassetvolume", "quotevolume+count", "numberoftrades", "takerbuyvolume"),
    BINANCE_AGGTRADES("Binance aggregate trades", "aggtradeid"),
    BINANCE_TRADES("Binance trades", "isbuyermaker"),
    BINANCE_QUOTES("Binance best bids and asks", "bestbidprice+bestaskprice"),
    ALPHA_VANTAGE("Alpha Vantage", "adjustedclose+splitcoefficient"),
    MARKET_DATA("market_data", "timestamp+symbol+price"),
    QUOTES("quotes", "bid+ask", "bidprice+askprice"),
    TRADES("trades", "price+size", "price+qty", "price+quantity", "price+amount"),
    OHLCV("generic");

    private static final List<Field> KLINE = columns("TIME OPEN HIGH LOW CLOSE VOLUME", 6);
    private static final List<Field> TRADE = columns("SEQUENCE PRICE SIZE SKIP TIME SIDE", 0);
    private static final List<Field> AGGREGATE = columns("SEQUENCE PRICE SIZE SKIP SKIP TIME SIDE", 0);

    private final String title;
    private final String marks;

    /// @param marks header names without case and joints, each choice joined by `+`, that only this dialect has
    Dialect(String title, String... marks) {
        this.title = title;
        this.marks = String.join(" ", marks);
    }

    /// What people call it.
    public String title() {
        return title;
    }

    /// What it is called on the command line and in a mapping.
    public String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The dialect that a user names.
    ///
    /// @param place of the name, for the refusal
    public static Dialect named(String text, String place) {
        for (Dialect dialect : values()) {
            if (dialect.option().equals(text.strip().toLowerCase(Locale.ROOT).replace('_', '-'))) {
                return dialect;
            }
        }
        List<String> known = Arrays.stream(values()).map(Dialect::option).toList();
        throw new ConfigException(
                "TD-C036",
                place,
                "'" + text + "' is no dialect",
                Suggestion.hint(text, known) + knownOnes(known, text));
    }

    private static String knownOnes(List<String> known, String text) {
        return Suggestion.hint(text, known).startsWith("did") ? " known: " + String.join(", ", known) : "";
    }

    /// The dialect whose header this is; [#OHLCV] where no mark is found.
    ///
    /// @param plain header names without case and joints
    static Dialect recognise(List<String> plain) {
        for (Dialect dialect : values()) {
            boolean isMarked = Arrays.stream(dialect.marks.split(" ", -1))
                    .anyMatch(choice -> plain.containsAll(List.of(choice.split("\\+", -1))));
            if (isMarked) {
                return dialect;
            }
        }
        return OHLCV;
    }

    /// Whether the header is one vendor's own, not a layout that anybody may use.
    boolean isVendor() {
        return switch (this) {
            case MARKET_DATA, QUOTES, TRADES, OHLCV -> false;
            case TIINGO,
                    YAHOO,
                    STOOQ,
                    BINANCE_KLINES,
                    BINANCE_AGGTRADES,
                    BINANCE_TRADES,
                    BINANCE_QUOTES,
                    ALPHA_VANTAGE -> true;
        };
    }

    /// Whether the vendor has bars without a volume: currencies and indices.
    boolean mayLackVolume() {
        return this == ALPHA_VANTAGE || this == STOOQ || this == TIINGO;
    }

    /// The zone in which the vendor documents its local times; null where it has none.
    @Nullable
    ZoneId zone() {
        return this == ALPHA_VANTAGE ? ZoneId.of("America/New_York") : null;
    }

    /// The dialect of rows without a header: Binance's archives have none.
    static Optional<Dialect> ofBareRow(List<String> row) {
        int size = row.size();
        if (size == KLINE.size()) {
            return Optional.of(BINANCE_KLINES);
        }
        boolean endsInFlag = isFlag(row.getLast());
        boolean hasTwoFlags = size > 1 && endsInFlag && isFlag(row.get(size - 2));
        if (endsInFlag && size == TRADE.size() + (hasTwoFlags ? 1 : 0)) {
            return Optional.of(BINANCE_TRADES);
        }
        return endsInFlag && size == AGGREGATE.size() + (hasTwoFlags ? 1 : 0)
                ? Optional.of(BINANCE_AGGTRADES)
                : Optional.empty();
    }

    /// The columns of rows without a header.
    List<Field> bareColumns(int count) {
        List<Field> known = switch (this) {
            case BINANCE_KLINES -> KLINE;
            case BINANCE_TRADES -> TRADE;
            case BINANCE_AGGTRADES -> AGGREGATE;
            case TIINGO, YAHOO, STOOQ, BINANCE_QUOTES, ALPHA_VANTAGE, MARKET_DATA, QUOTES, TRADES, OHLCV -> List.of();
        };
        Field[] all = new Field[count];
        Arrays.setAll(all, i -> i < known.size() ? known.get(i) : Field.SKIP);
        return List.of(all);
    }

    private static boolean isFlag(String cell) {
        return cell.strip().equalsIgnoreCase("true") || cell.strip().equalsIgnoreCase("false");
    }

    private static List<Field> columns(String names, int unused) {
        String all = names + " SKIP".repeat(unused);
        return Arrays.stream(all.split(" ", -1)).map(Field::valueOf).toList();
    }
}
