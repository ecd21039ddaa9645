package tapedeck.model;

/// One thing that can be traded, with the grid its prices and sizes live on. Immutable.
///
/// @param number     dense index inside one session or data set; breaks ties between instruments
/// @param symbol     the user's name, such as `BTC-USD`
/// @param assetClass decides defaults
/// @param currency   what prices, cash and fees are in
/// @param tickSize   smallest price step, at 1e-8
/// @param lotSize    smallest size step, at 1e-8
/// @param multiplier money per price unit and size unit, at 1e-8
/// @param calendar   when it trades
public record Instrument(
        int number,
        String symbol,
        AssetClass assetClass,
        Currency currency,
        long tickSize,
        long lotSize,
        long multiplier,
        TradingCalendar calendar)
        implements Tradable {

    public Instrument {
        if (number < 0 || tickSize <= 0 || lotSize <= 0 || multiplier <= 0) {
            throw new ConfigException(
                    "TD-C011",
                    "instrument " + symbol,
                    "number, tick, lot and multiplier must be positive",
                    "check the instrument table");
        }
    }

    @Override
    public Instrument instrument() {
        return this;
    }

    /// The same instrument under another number.
    public Instrument numbered(int other) {
        return new Instrument(other, symbol, assetClass, currency, tickSize, lotSize, multiplier, calendar);
    }

    /// `price × size × multiplier`, half-even at 1e-8, in [#currency()].
    public long notional(long price, long size) {
        long value = Fixed.multiply(price, size);
        return multiplier == Fixed.ONE ? value : Fixed.multiply(value, multiplier);
    }
}
