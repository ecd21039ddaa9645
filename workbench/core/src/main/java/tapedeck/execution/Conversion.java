package tapedeck.execution;

import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Order;
import tapedeck.model.OrderType;
import tapedeck.model.Reason;
import tapedeck.model.Side;
import tapedeck.model.Ticket;

/// The single point where an author's doubles become exact numbers on the instrument's grid.
///
/// Within 1e-6 of a step a number goes to that step; else sizes go down, a buy's limit down, a sell's limit up, entry
/// stops away from the price and protective stops towards it. What is not a number is a refusal, never an exception.
final class Conversion {
    private static final double NEAR = 1e-6;
    private static final double LARGEST = 9e10;

    private Conversion() {}

    /// Either a ticket or the reason why there is none.
    record Result(Ticket ticket, Reason reason) {}

    static Result convert(long id, int strategy, Order order) {
        Instrument instrument = order.market().instrument();
        double[] prices = {order.limitPrice(), order.stopPrice(), order.trailAmount(), order.trailPercent() / 100};
        boolean[] asked = {
            order.hasLimit(), order.hasStop(), isTrailing(order) && !order.hasTrailPercent(), order.hasTrailPercent()
        };
        Reason reason = check(order, prices, asked);
        long tick = instrument.tickSize();
        boolean isBuy = order.side() == Side.BUY;
        long size = 0;
        long share = 0;
        var exact = Ticket.Prices.NONE;
        if (reason == Reason.NONE) {
            share = order.isShare() ? Fixed.fromDouble(order.size()) : 0;
            size = order.isShare() ? 0 : down(order.size(), instrument.lotSize());
            exact = new Ticket.Prices(
                    asked[0] ? (isBuy ? down(prices[0], tick) : up(prices[0], tick)) : 0,
                    asked[1] ? (isBuy ? up(prices[1], tick) : down(prices[1], tick)) : 0,
                    asked[2] ? up(prices[2], tick) : 0,
                    asked[3] ? Fixed.fromDouble(prices[3]) : 0);
            reason = size == 0 && share == 0 ? Reason.SIZE_ROUNDS_TO_ZERO : Reason.NONE;
        }
        Ticket ticket = new Ticket(
                id,
                strategy,
                instrument.number(),
                order.side(),
                order.type(),
                order.timeInForce(),
                size,
                share,
                exact,
                order.expireTime(),
                order.isPostOnly(),
                order.isReduceOnly(),
                0,
                order.tag());
        return new Result(ticket, reason);
    }

    private static Reason check(Order order, double[] prices, boolean[] asked) {
        if (!(Math.abs(order.size()) < LARGEST)) {
            return Reason.NOT_A_NUMBER;
        }
        if (order.size() <= 0 || (order.isShare() && order.size() > 1)) {
            return Reason.SIZE_ROUNDS_TO_ZERO;
        }
        for (int i = 0; i < prices.length; i++) {
            if (asked[i] && Double.isNaN(prices[i])) {
                return Reason.NOT_A_NUMBER;
            }
            if (asked[i] && !(prices[i] > 0 && prices[i] < LARGEST)) {
                return Reason.PRICE_OUT_OF_RANGE;
            }
        }
        if (order.isContradictory()) {
            return Reason.CONTRADICTORY;
        }
        if (order.isPostOnly() && !order.hasLimit()) {
            return Reason.WOULD_TAKE;
        }
        boolean badProtection = (order.hasStopLoss() && !isPrice(order.stopLossPrice()))
                || (order.hasTakeProfit() && !isPrice(order.takeProfitPrice()));
        return badProtection ? Reason.PRICE_OUT_OF_RANGE : Reason.NONE;
    }

    private static boolean isPrice(double price) {
        return price > 0 && price < LARGEST;
    }

    private static boolean isTrailing(Order order) {
        return order.type() == OrderType.TRAILING_STOP;
    }

    /// A protective stop: towards the price, so that it never risks more than was asked.
    static long protectiveStop(double price, boolean protectsLong, long tick) {
        return protectsLong ? up(price, tick) : down(price, tick);
    }

    /// A target: a limit on the leaving side.
    static long target(double price, boolean protectsLong, long tick) {
        return protectsLong ? up(price, tick) : down(price, tick);
    }

    /// What was asked for, where the size is refused.
    static String sizeDetail(Order order) {
        Instrument instrument = order.market().instrument();
        return order.size() + " " + instrument.symbol() + ", lot " + Fixed.format(instrument.lotSize());
    }

    /// Prices of an order with another of the number it was given: its limit, else its stop, else the amount or the
    /// percentage that it trails by. What has none of them keeps none.
    static Ticket.Prices amended(Ticket ticket, double price, long tick) {
        Ticket.Prices old = ticket.prices();
        if (ticket.type() == OrderType.TRAILING_STOP) {
            return old.trailRatio() != 0
                    ? new Ticket.Prices(0, 0, 0, Fixed.fromDouble(price / 100))
                    : new Ticket.Prices(0, 0, up(price, tick), 0);
        }
        if (!ticket.hasLimit() && !ticket.hasStop()) {
            return old;
        }
        long exact = ticket.isBuy() == ticket.hasLimit() ? down(price, tick) : up(price, tick);
        return ticket.hasLimit()
                ? new Ticket.Prices(exact, old.stop(), old.trail(), old.trailRatio())
                : new Ticket.Prices(old.limit(), exact, old.trail(), old.trailRatio());
    }

    static long down(double value, long step) {
        return step(value, step, Math.floor(value * Fixed.ONE / step));
    }

    static long up(double value, long step) {
        return step(value, step, Math.ceil(value * Fixed.ONE / step));
    }

    private static long step(double value, long step, double steps) {
        double exact = value * Fixed.ONE / step;
        double nearest = Math.rint(exact);
        // A position of many small lots, read as a double and sent back, must close to the last lot.
        double near = Math.max(NEAR, 2 * Math.ulp(exact));
        double chosen = Math.abs(exact - nearest) <= near ? nearest : steps;
        return Math.multiplyExact((long) chosen, step);
    }
}
