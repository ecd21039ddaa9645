package tapedeck.ta4j;

import tapedeck.model.OrderEvent;
import tapedeck.strategy.Desk;

/// The orders a rule strategy has out: at most an entry, an exit and what protects the position.
final class Working {
    private long entry;
    private long exit;
    private long stop;
    private long target;
    private int turn;

    /// Whether an entry or exit still works; protection may rest for long and does not count.
    boolean isBusy() {
        return (entry | exit) != 0;
    }

    void entry(long orderId) {
        entry = orderId;
    }

    void exit(long orderId) {
        exit = orderId;
    }

    void protection(long stopId, long targetId) {
        stop = stopId;
        target = targetId;
    }

    /// Enters in this direction once flat.
    void turn(int direction) {
        turn = direction;
    }

    /// The turn that is due, and forgets it.
    int takeTurn() {
        int due = turn;
        turn = 0;
        return due;
    }

    void cancelProtection(Desk desk) {
        if (stop != 0) {
            desk.cancel(stop);
        }
        if (target != 0) {
            desk.cancel(target);
        }
        stop = 0;
        target = 0;
    }

    /// Whether the order works no more after this event.
    static boolean ends(OrderEvent event) {
        return switch (event) {
            case OrderEvent.Filled filled -> filled.remaining() == 0;
            case OrderEvent.Denied _, OrderEvent.Rejected _, OrderEvent.Canceled _, OrderEvent.Expired _ -> true;
            case OrderEvent.Submitted _,
                    OrderEvent.Accepted _,
                    OrderEvent.Triggered _,
                    OrderEvent.Replaced _,
                    OrderEvent.ReplaceRejected _,
                    OrderEvent.CancelRejected _,
                    OrderEvent.Busted _,
                    OrderEvent.Unknown _ -> false;
        };
    }

    /// Forgets an order; whether it was the entry.
    boolean end(long orderId) {
        if (orderId == entry) {
            entry = 0;
            return true;
        }
        if (orderId == exit) {
            exit = 0;
        } else if (orderId == stop) {
            stop = 0;
        } else if (orderId == target) {
            target = 0;
        }
        return false;
    }
}
