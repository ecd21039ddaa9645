package tapedeck.engine;

import java.util.Locale;
import tapedeck.model.ConfigException;

/// Whether prices are read as they were traded, or restated so that corporate actions leave no jump.
public enum Adjustment {
    /// As traded; splits and dividends come as events.
    NONE,
    /// Restated by splits; dividends come as events, restated too.
    SPLITS,
    /// Restated by splits and by dividends, as if each had been reinvested at the open of its ex-day.
    ALL;

    /// Reads `none`, `splits` or `all`.
    public static Adjustment parse(String text) {
        for (Adjustment one : values()) {
            if (one.toString().equals(text)) {
                return one;
            }
        }
        throw new ConfigException("TD-C038", "data.adjusted", "'" + text + "' is no adjustment", "none, splits or all");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
