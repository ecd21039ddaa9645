package tapedeck.lab.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tapedeck.lab.store.calendar.Calendars;
import tapedeck.model.AssetClass;
import tapedeck.model.Currency;
import tapedeck.model.DataException;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.TradingCalendar;

/// What each symbol is: defaults by class, overridden line by line in `instruments.csv`. Immutable.
///
/// | class | currency | tick | lot | calendar | fees |
/// |---|---|---|---|---|---|
/// | stock | USD | 0.01 | 1 | XNYS | stock |
/// | crypto | the quote part of the symbol | 0.01 | 0.00000001 | 24x7 | crypto |
/// | forex | the quote part of the symbol | 0.00001 | 1 | FX | forex |
/// | future | USD | 0.01 | 1 | XNYS | future |
public final class InstrumentTable {
    /// The header of `instruments.csv`; empty cells keep the default of the class.
    public static final List<String> HEADER =
            List.of("symbol", "class", "currency", "tick", "lot", "multiplier", "calendar", "fees");

    private static final Set<String> FIAT = Set.of(
            "USD", "EUR", "GBP", "JPY", "CHF", "AUD", "NZD", "CAD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "CNH",
            "SGD", "HKD", "MXN", "ZAR", "TRY", "CNY", "INR", "KRW", "BRL");
    private static final Set<String> STABLE = Set.of("USDT", "USDC", "BUSD", "FDUSD", "DAI");

    private final Map<String, Map<String, String>> overrides;
    private final String file;

    private InstrumentTable(String file, Map<String, Map<String, String>> overrides) {
        this.file = file;
        this.overrides = overrides;
    }

    /// The table of a data folder; only defaults where it has no `instruments.csv`.
    public static InstrumentTable read(Path dataDir) {
        Path path = dataDir.resolve("instruments.csv");
        Map<String, Map<String, String>> overrides = new TreeMap<>();
        if (!Files.exists(path)) {
            return new InstrumentTable(path.toString(), overrides);
        }
        try {
            List<String> lines = Files.readAllLines(path, StandardCharsets.UTF_8);
            List<String> header = cells(lines.isEmpty() ? "" : lines.getFirst());
            for (int i = 1; i < lines.size(); i++) {
                if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
                    readLine(path + ":" + (i + 1), header, cells(lines.get(i)), overrides);
                }
            }
        } catch (IOException e) {
            throw new DataException("TD-D001", path.toString(), "cannot be read: " + e, "check the file");
        }
        return new InstrumentTable(path.toString(), overrides);
    }

    private static void readLine(
            String place, List<String> header, List<String> cells, Map<String, Map<String, String>> overrides) {
        if (!header.contains("symbol") || !HEADER.containsAll(header) || cells.size() != header.size()) {
            throw new DataException(
                    "TD-D030",
                    place,
                    "found " + cells.size() + " cells under the header " + String.join(",", header),
                    "the columns are " + String.join(",", HEADER));
        }
        Map<String, String> values = new TreeMap<>();
        for (int c = 0; c < cells.size(); c++) {
            if (!cells.get(c).isEmpty()) {
                values.put(header.get(c), cells.get(c));
            }
        }
        values.put("place", place);
        if (overrides.put(values.getOrDefault("symbol", ""), values) != null) {
            throw new DataException("TD-D030", place, "the symbol has two lines", "leave one");
        }
    }

    /// The instrument of a symbol.
    ///
    /// @param assetClass what its data says it is; a line in the file wins
    public Instrument instrument(String symbol, AssetClass assetClass, int number) {
        return instrument(symbol, assetClass, number, calendar(symbol, assetClass));
    }

    /// The instrument of a symbol on the calendar that its data was stored with.
    public Instrument instrument(String symbol, AssetClass assetClass, int number, TradingCalendar calendar) {
        Map<String, String> line = overrides.getOrDefault(symbol, Map.of());
        String place = line.getOrDefault("place", file);
        AssetClass kind = line.containsKey("class") ? assetClass(line.getOrDefault("class", ""), place) : assetClass;
        return new Instrument(
                number,
                symbol,
                kind,
                new Currency(line.getOrDefault("currency", currency(symbol, kind))),
                fixed(line, "tick", tick(kind)),
                fixed(line, "lot", lot(kind)),
                fixed(line, "multiplier", Fixed.ONE),
                calendar);
    }

    /// The calendar of a symbol, before its instrument is needed.
    public TradingCalendar calendar(String symbol, AssetClass assetClass) {
        Map<String, String> line = overrides.getOrDefault(symbol, Map.of());
        return Calendars.named(line.getOrDefault("calendar", calendarName(assetClass)));
    }

    /// The name of the fee profile.
    public String fees(String symbol, AssetClass assetClass) {
        Map<String, String> line = overrides.getOrDefault(symbol, Map.of());
        return line.getOrDefault("fees", assetClass.name().toLowerCase(Locale.ROOT));
    }

    /// The class that the file gives a symbol, or else the one its form suggests: two currencies are forex, one
    /// behind a joint is crypto, all else a stock.
    public AssetClass guess(String symbol) {
        Map<String, String> line = overrides.getOrDefault(symbol, Map.of());
        if (line.containsKey("class")) {
            return assetClass(line.getOrDefault("class", ""), line.getOrDefault("place", file));
        }
        String base = base(symbol);
        String quote = quote(symbol);
        if (FIAT.contains(base) && FIAT.contains(quote)) {
            return AssetClass.FOREX;
        }
        boolean isJoined = symbol.length() > base.length() + quote.length();
        boolean isCrypto = STABLE.contains(quote) || (isJoined && (FIAT.contains(quote) || quote.equals("BTC")));
        return isCrypto && !base.isEmpty() ? AssetClass.CRYPTO : AssetClass.STOCK;
    }

    /// The class of this name, singular or plural.
    public static AssetClass assetClass(String name, String place) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "stock", "stocks", "equity", "etf" -> AssetClass.STOCK;
            case "forex", "fx" -> AssetClass.FOREX;
            case "crypto" -> AssetClass.CRYPTO;
            case "future", "futures" -> AssetClass.FUTURE;
            default ->
                throw new DataException(
                        "TD-D030", place, "'" + name + "' is no asset class", "write stock, forex, crypto or future");
        };
    }

    private static String currency(String symbol, AssetClass kind) {
        return switch (kind) {
            case STOCK, FUTURE -> "USD";
            case FOREX, CRYPTO -> quote(symbol).isEmpty() ? "USD" : quote(symbol);
        };
    }

    private static String base(String symbol) {
        String quote = quote(symbol);
        String rest = symbol.substring(0, symbol.length() - quote.length());
        return rest.endsWith("-") || rest.endsWith("/") || rest.endsWith("_")
                ? rest.substring(0, rest.length() - 1)
                : rest;
    }

    private static String quote(String symbol) {
        int joint = Math.max(symbol.lastIndexOf('-'), Math.max(symbol.lastIndexOf('/'), symbol.lastIndexOf('_')));
        if (joint > 0) {
            String tail = symbol.substring(joint + 1);
            return tail.matches("[A-Z0-9]{2,10}") ? tail : "";
        }
        for (String stable : List.of("USDT", "USDC", "BUSD", "FDUSD")) {
            if (symbol.length() > stable.length() + 1 && symbol.endsWith(stable)) {
                return stable;
            }
        }
        String tail = symbol.length() == 6 ? symbol.substring(3) : "";
        return FIAT.contains(tail) && FIAT.contains(symbol.substring(0, 3)) ? tail : "";
    }

    private static long tick(AssetClass kind) {
        return kind == AssetClass.FOREX ? Fixed.parse("0.00001") : Fixed.parse("0.01");
    }

    private static long lot(AssetClass kind) {
        return kind == AssetClass.CRYPTO ? 1L : Fixed.ONE;
    }

    private static String calendarName(AssetClass kind) {
        return switch (kind) {
            case STOCK, FUTURE -> "XNYS";
            case FOREX -> "FX";
            case CRYPTO -> "24x7";
        };
    }

    private static long fixed(Map<String, String> line, String column, long preset) {
        String text = line.get(column);
        if (text == null) {
            return preset;
        }
        try {
            return Fixed.parse(text);
        } catch (NumberFormatException e) {
            throw new DataException(
                    "TD-D030", line.getOrDefault("place", ""), column + " '" + text + "' is no number", "write 0.01");
        }
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }
}
