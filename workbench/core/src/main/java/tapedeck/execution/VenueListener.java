package tapedeck.execution;

import tapedeck.model.Reason;
import tapedeck.model.Ticket;

/// Hears what a venue reports of orders: the order manager. Any order of calls is accepted.
public interface VenueListener {
    void onAccepted(long orderId);

    void onRejected(long orderId, Reason reason);

    void onTriggered(long orderId);

    void onExecution(Execution execution);

    void onReplaced(long orderId, long size, Ticket.Prices prices);

    void onReplaceRejected(long orderId, Reason reason);

    void onCanceled(long orderId, Reason reason);

    void onCancelRejected(long orderId, Reason reason);

    void onExpired(long orderId);

    /// An execution was taken back.
    void onBusted(long orderId, long tradeId);
}
