package tapedeck.venue;

import java.util.List;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;

/// What a trade costs at a venue: at 1e-8 in the instrument's currency, rounded up.
public interface FeeModel {
    /// Nothing.
    FeeModel FREE = (instrument, price, size, isMaker) -> 0;

    /// @param isMaker whether the order gave liquidity
    long fee(Instrument instrument, long price, long size, boolean isMaker);

    /// What a further part of an order costs, given what of it has traded before: models that count by order say so
    /// here.
    default long further(Instrument instrument, Traded before, long price, long size) {
        return fee(instrument, price, size, before.isMaker());
    }

    /// What of an order has traded so far.
    interface Traded {
        /// Whether the order gives liquidity now.
        boolean isMaker();

        /// Units.
        long filled();

        /// Their notional, at 1e-8 in the instrument's currency.
        long notional();

        /// Fees charged for them.
        long charged();
    }

    /// A trade was made: models whose rate depends on what was traded so far count it here.
    default void onTrade(long notional) {}

    /// A rate that falls with what has been traded since the start, in the instruments' currency. Use one per run.
    ///
    /// @param tiers by rising volume, the first from 0 on
    static FeeModel tiered(List<Tier> tiers) {
        return new TieredFee(tiers);
    }

    /// Rates from a volume on.
    ///
    /// @param volume traded before, at 1e-8
    record Tier(long volume, long makerRate, long takerRate) {}

    /// A share of the notional.
    ///
    /// @param rate at 1e-8: 100,000 is 0.1 %
    static FeeModel percent(long rate) {
        return (instrument, price, size, isMaker) -> Fixed.multiplyUp(Math.abs(instrument.notional(price, size)), rate);
    }

    /// A share of the notional that depends on who gave liquidity; a negative rate is a rebate.
    static FeeModel makerTaker(long makerRate, long takerRate) {
        return (instrument, price, size, isMaker) -> {
            long notional = Math.abs(instrument.notional(price, size));
            long rate = isMaker ? makerRate : takerRate;
            return rate < 0 ? -Fixed.multiplyDown(notional, -rate) : Fixed.multiplyUp(notional, rate);
        };
    }

    /// Money per unit, for each order at least `minimum` and at most a share of its notional.
    static FeeModel perShare(long perUnit, long minimum, long capRate) {
        return new PerShareFee(perUnit, minimum, capRate);
    }

    /// Money per trade plus a share of the notional.
    static FeeModel fixedAndRelative(long fixed, long rate) {
        return (instrument, price, size, isMaker) ->
                Math.addExact(fixed, Fixed.multiplyUp(Math.abs(instrument.notional(price, size)), rate));
    }
}
