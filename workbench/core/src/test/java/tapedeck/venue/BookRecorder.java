package tapedeck.venue;

import java.util.ArrayList;
import java.util.List;
import tapedeck.model.Side;

/// Writes down what a book does, one line per callback, in integers.
class BookRecorder implements BookListener {
    private final List<String> events = new ArrayList<>();

    /// What happened since the last call.
    List<String> drain() {
        List<String> drained = List.copyOf(events);
        events.clear();
        return drained;
    }

    @Override
    public void traded(long makerOrderId, long takerOrderId, long price, long size, long makerRemaining) {
        events.add("traded " + makerOrderId + " with " + takerOrderId + ": " + size + " @ " + price + ", "
                + makerRemaining + " left");
    }

    @Override
    public void added(long orderId, Side side, long price, long size) {
        events.add("added " + orderId + ": " + side + " " + size + " @ " + price);
    }

    @Override
    public void reduced(long orderId, long price, long size, long remaining) {
        events.add("reduced " + orderId + ": " + size + " @ " + price + ", " + remaining + " left");
    }

    @Override
    public void moved(long orderId, long fromPrice, long toPrice, long remaining) {
        events.add("moved " + orderId + ": " + fromPrice + " to " + toPrice + ", " + remaining + " left");
    }

    @Override
    public void rejected(long orderId, BookRefusal reason, long size) {
        events.add("rejected " + orderId + ": " + reason + ", " + size);
    }
}
