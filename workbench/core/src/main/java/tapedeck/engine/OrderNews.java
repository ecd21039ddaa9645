package tapedeck.engine;

import tapedeck.execution.OrderManager;
import tapedeck.model.OrderEvent;
import tapedeck.model.Ticket;

/// The session's ear at the order manager: recorder first, strategy last. Not thread-safe.
final class OrderNews implements OrderManager.Listener {
    private final Session session;
    private final Recorder recorder;
    private int lastTold;

    OrderNews(Session session, Recorder recorder) {
        this.session = session;
        this.recorder = recorder;
    }

    /// The strategy that heard of an order last.
    int lastTold() {
        return lastTold;
    }

    @Override
    public void onSubmit(Ticket ticket) {
        recorder.onSubmit(ticket, session.clock().now());
    }

    @Override
    public void onCancel(long orderId, int strategy) {
        recorder.onCancel(orderId, strategy, session.clock().now());
    }

    @Override
    public void onReplace(long orderId, int strategy, long size, Ticket.Prices prices) {
        recorder.onReplace(orderId, strategy, size, prices, session.clock().now());
    }

    @Override
    public void onOrderEvent(OrderEvent event) {
        recorder.onOrderEvent(event);
        if (event instanceof OrderEvent.Filled || event instanceof OrderEvent.Busted) {
            session.mark(false);
        }
        if (!(event instanceof OrderEvent.Submitted)) {
            lastTold = event.strategy();
            session.tell(event);
        }
    }
}
