package tapedeck.strategy;

import tapedeck.indicator.Series;
import tapedeck.model.Order;

/// What a strategy may ask and do while a callback runs. Orders go out when the callback returns, in creation order.
public interface Desk {
    /// The time of the event being handled, epoch nanoseconds.
    long now();

    /// Value of the account: cash plus positions at their last prices, in the account's currency.
    double equity();

    double cash();

    /// This strategy's own position; negative when short.
    double position(Series series);

    boolean isFlat(Series series);

    /// Sends an order; its id. A refusal arrives as an event and is counted, it never throws.
    long submit(Order order);

    /// Moves the position to a share of equity at the last price: 1 is all in, 0 is flat; the order's id, 0 where
    /// nothing is to do.
    long target(Series series, double weight);

    /// Changes price and size of a working order; the size is the new total. The price is the number that the
    /// order was given: its limit, else its stop, else the amount or the percentage it trails by; an order without
    /// one keeps none. Asked of the risk gate like a new order.
    void amend(long orderId, double price, double size);

    void cancel(long orderId);

    /// Leaves the position at market and cancels what protects it.
    void close(Series series);

    /// Units such that losing `stopDistance` per unit costs `fraction` of equity.
    double sizeForRisk(Series series, double fraction, double stopDistance);

    /// The newest value of a series that is not prices (`data.values`) among those available now; NaN before the first.
    double value(String name);

    /// A value for the report's price panel; outside the result's hashes.
    void plot(String name, double value);
}
