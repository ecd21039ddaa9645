package tapedeck.lab.store.csv;

import java.util.List;

/// Names the vendor whose header this is: for the output, and for what is known about the vendor's files.
final class CsvDialects {
    private CsvDialects() {}

    /// @param plain  header names without case and joints
    /// @param header as written
    static String name(List<String> plain, List<String> header) {
        if (header.getFirst().startsWith("<")) {
            return "Stooq";
        }
        if (plain.contains("adjclose") && plain.contains("divcash")) {
            return "Tiingo";
        }
        if (plain.contains("adjclose")) {
            return "Yahoo";
        }
        if (plain.contains("quoteassetvolume") || plain.contains("numberoftrades")) {
            return "Binance klines";
        }
        if (plain.contains("isbuyermaker")) {
            return "Binance trades";
        }
        if (plain.equals(List.of("timestamp", "open", "high", "low", "close", "volume"))
                && header.getFirst().equals("timestamp")) {
            return "generic (also Alpha Vantage)";
        }
        return plain.getFirst().equals("timestamp") && plain.contains("symbol") ? "market_data" : "generic";
    }
}
