package tapedeck.model;

import java.util.Locale;

/// A unit of account, fiat or crypto, named by its upper-case code.
///
/// @param code `USD`, `EUR`, `BTC`, `USDT` …
public record Currency(String code) implements Comparable<Currency> {
    public static final Currency USD = new Currency("USD");

    public Currency {
        code = code.toUpperCase(Locale.ROOT);
        if (!code.matches("[A-Z0-9]{2,10}")) {
            throw new ConfigException(
                    "TD-C010", "currency", "'" + code + "' is not a currency code", "write it like USD");
        }
    }

    @Override
    public int compareTo(Currency other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
