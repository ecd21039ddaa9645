package tapedeck.venue;

import tapedeck.model.Fixed;
import tapedeck.model.Tick;
import tapedeck.model.Ticket;

/// How much trades at a price that was reached, and when a resting limit counts as reached.
///
/// Asked only while an order rests. Sizes at the scale of the tick.
public interface LiquidityModel {
    /// Everything asked for trades once the price is touched: bars, where the size at a price is not known.
    LiquidityModel BAR_PATH = new LiquidityModel() {};

    /// Like the bar path, but an order never trades at its exact limit: the price must go through it.
    LiquidityModel PESSIMISTIC = new LiquidityModel() {
        @Override
        public boolean fillsOnTouch() {
            return false;
        }
    };

    /// Units that may trade against this tick.
    default long available(Ticket ticket, Tick tick) {
        return Long.MAX_VALUE;
    }

    /// Whether touching a limit price is enough.
    default boolean fillsOnTouch() {
        return true;
    }

    /// Whether an order that arrives trades against the last quote at once instead of waiting for the next tick.
    default boolean isQuoteDriven() {
        return false;
    }

    /// At most a share of what traded at each tick.
    ///
    /// @param rate at 1e-8
    static LiquidityModel participation(long rate) {
        return new LiquidityModel() {
            @Override
            public long available(Ticket ticket, Tick tick) {
                return Fixed.multiply(tick.size, rate);
            }
        };
    }

    /// Against trade prints: at most what printed.
    LiquidityModel TRADES = participation(Fixed.ONE);

    /// Against the best quote, with its size; what was taken stays taken until the quote changes.
    LiquidityModel QUOTES = new LiquidityModel() {
        @Override
        public boolean isQuoteDriven() {
            return true;
        }
    };
}
