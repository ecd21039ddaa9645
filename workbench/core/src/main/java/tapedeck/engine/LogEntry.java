package tapedeck.engine;

import tapedeck.execution.ClosedTrade;
import tapedeck.model.Fill;
import tapedeck.model.Reason;
import tapedeck.model.Ticket;

/// One entry of an event log, as it is read back.
public sealed interface LogEntry {
    /// When it happened, epoch nanoseconds; of a bar, when it began.
    long time();

    /// An order was sent.
    record Submitted(Ticket ticket, long time) implements LogEntry {}

    /// A cancel was sent.
    record CancelSent(long orderId, int strategy, long time) implements LogEntry {}

    /// An amendment was sent.
    record ReplaceSent(long orderId, int strategy, long size, Ticket.Prices prices, long time) implements LogEntry {}

    /// An order was refused before it was sent.
    record Denied(long orderId, int strategy, Reason reason, String detail, long time) implements LogEntry {}

    /// An order traded.
    record Filled(Fill fill) implements LogEntry {
        @Override
        public long time() {
            return fill.time();
        }
    }

    /// A round trip ended.
    record Traded(ClosedTrade trade) implements LogEntry {
        @Override
        public long time() {
            return trade.exitTime();
        }
    }

    /// The account was valued.
    record Marked(EquityMark mark) implements LogEntry {
        @Override
        public long time() {
            return mark.time();
        }
    }

    /// Anything else that happened to an order.
    ///
    /// @param what   `accepted`, `rejected`, `triggered`, `canceled`, `expired` …
    /// @param reason [Reason#NONE] where there is none
    record Happened(String what, long orderId, int strategy, Reason reason, long time) implements LogEntry {}

    /// A strategy showed a value.
    record Plotted(int strategy, String name, double value, long time) implements LogEntry {}

    /// A bar whose outcome depends on the order of its extremes.
    record Ambiguous(int instrument, long barStart) implements LogEntry {
        @Override
        public long time() {
            return barStart;
        }
    }
}
