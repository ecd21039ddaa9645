package tapedeck.engine;

import tapedeck.execution.ClosedTrade;
import tapedeck.model.OrderEvent;
import tapedeck.model.Ticket;

/// Hears what a session decides and what comes of it, in order, before strategies do.
public interface Recorder {
    /// An order is about to be sent.
    void onSubmit(Ticket ticket, long time);

    void onCancel(long orderId, int strategy, long time);

    void onReplace(long orderId, int strategy, long size, Ticket.Prices prices, long time);

    void onOrderEvent(OrderEvent event);

    void onTrade(ClosedTrade trade);

    /// The account was valued after a fill or at a session's close.
    void onEquity(EquityMark mark);

    /// A strategy shows a value.
    void onPlot(int strategy, String name, double value, long time);

    /// A bar's outcome depends on whether its high or its low came first.
    void onAmbiguous(int instrument, long barStart);
}
