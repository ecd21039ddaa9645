package tapedeck.execution;

import tapedeck.model.ConfigException;
import tapedeck.model.Currency;
import tapedeck.model.Fixed;

/// The account a run trades on.
///
/// @param cash         starting capital at 1e-8
/// @param currency     what equity is counted in
/// @param leverage     exposure per unit of equity at 1e-8; one for a cash account
/// @param shortAllowed whether positions may be negative
public record AccountSettings(long cash, Currency currency, long leverage, boolean shortAllowed) {
    /// 100,000 dollars in cash.
    public static final AccountSettings DEFAULT =
            new AccountSettings(100_000 * Fixed.ONE, Currency.USD, Fixed.ONE, false);

    public AccountSettings {
        if (cash <= 0) {
            throw new ConfigException(
                    "TD-C020", "account.cash", Fixed.format(cash) + " is not a starting capital", "more than 0");
        }
        if (leverage < Fixed.ONE || leverage > 1000 * Fixed.ONE) {
            throw new ConfigException(
                    "TD-C021", "account.leverage", Fixed.format(leverage) + " is not a leverage", "1 to 1000");
        }
    }
}
