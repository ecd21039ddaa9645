package tapedeck.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tapedeck.model.ConfigException;
import tapedeck.model.Currency;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Instruments;
import tapedeck.model.Market;

/// Converts balances into the account's currency by the marks of quoted pairs (`EUR-USD`). Not thread-safe.
final class Rates {
    private final List<Currency> currencies;
    private final int[] pair;
    private final boolean[] inverse;
    private final Market market;

    /// @throws ConfigException where a currency that is traded has no pair to convert it
    Rates(Currency base, Instruments instruments, Market market) {
        this.market = market;
        List<Currency> others = instruments.all().stream()
                .map(Instrument::currency)
                .filter(currency -> !currency.equals(base))
                .distinct()
                .sorted()
                .toList();
        currencies = new ArrayList<>(others);
        currencies.addFirst(base);
        pair = new int[currencies.size()];
        inverse = new boolean[currencies.size()];
        Arrays.fill(pair, -1);
        for (int i = 1; i < currencies.size(); i++) {
            Currency currency = currencies.get(i);
            Optional<Instrument> direct = find(instruments, currency, base);
            Instrument quoted =
                    direct.or(() -> find(instruments, base, currency)).orElseThrow(() -> missing(currency, base));
            pair[i] = quoted.number();
            inverse[i] = direct.isEmpty();
        }
    }

    private static Optional<Instrument> find(Instruments instruments, Currency of, Currency in) {
        return instruments.find(of + "-" + in).or(() -> instruments.find(of.code() + in.code()));
    }

    private static ConfigException missing(Currency currency, Currency base) {
        return new ConfigException(
                "TD-C022",
                "account.currency",
                "nothing converts " + currency + " into " + base,
                "add the pair " + currency + "-" + base + " or " + base + "-" + currency
                        + " to the symbols, or count the account in " + currency);
    }

    int count() {
        return currencies.size();
    }

    int index(Currency currency) {
        int at = currencies.indexOf(currency);
        if (at < 0) {
            throw new IllegalArgumentException("no balance in " + currency);
        }
        return at;
    }

    Currency currency(int index) {
        return currencies.get(index);
    }

    /// Whether a rate has been seen.
    boolean isKnown(int index) {
        return index == 0 || market.mark(pair[index]) != 0;
    }

    /// An amount in the base currency; an amount of nothing needs no rate.
    long toBase(int index, long amount) {
        if (index == 0 || amount == 0) {
            return amount;
        }
        long rate = market.mark(pair[index]);
        if (rate == 0) {
            return 0;
        }
        return inverse[index] ? Fixed.divide(amount, rate) : Fixed.multiply(amount, rate);
    }

    /// A base amount in a currency.
    long fromBase(int index, long amount) {
        if (index == 0 || amount == 0) {
            return amount;
        }
        long rate = market.mark(pair[index]);
        if (rate == 0) {
            return 0;
        }
        return inverse[index] ? Fixed.multiply(amount, rate) : Fixed.divide(amount, rate);
    }
}
