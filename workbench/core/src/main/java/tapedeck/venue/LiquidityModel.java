package tapedeck.venue;

import tapedeck.model.Fixed;

/// How much trades at a price that was reached, and when a resting limit counts as reached.
///
/// Asked only while an order rests. Sizes at 1e-8, whatever the scale of the data.
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

    /// Units that may trade where `traded` units did.
    default long available(long traded) {
        return Long.MAX_VALUE;
    }

    /// Whether touching a limit price is enough.
    default boolean fillsOnTouch() {
        return true;
    }

    /// Whether an order that arrives trades against the last quote, where there is one, at once instead of waiting for
    /// the next tick; a resting limit then trades at its own price.
    default boolean isQuoteDriven() {
        return false;
    }

    /// Whether size and queue do not matter: any size trades, and a resting order waits for nobody.
    default boolean isUnlimited() {
        return !isQuoteDriven();
    }

    /// At most a share of what traded at each tick.
    ///
    /// @param rate at 1e-8
    static LiquidityModel participation(long rate) {
        return new LiquidityModel() {
            @Override
            public long available(long traded) {
                return Fixed.multiply(traded, rate);
            }
        };
    }

    /// Against trade prints: at most what printed.
    LiquidityModel TRADES = participation(Fixed.ONE);

    /// Any size at the best quote, at once, and first in its queue; on bars the same as the bar path.
    LiquidityModel OPTIMISTIC = new LiquidityModel() {
        @Override
        public boolean isQuoteDriven() {
            return true;
        }

        @Override
        public boolean isUnlimited() {
            return true;
        }
    };

    /// Against the best quote, with its size; what was taken stays taken until the quote changes. An instrument without
    /// quotes trades against its prints.
    LiquidityModel QUOTES = new LiquidityModel() {
        @Override
        public boolean isQuoteDriven() {
            return true;
        }
    };
}
