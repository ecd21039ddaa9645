package tapedeck.model;

/// What happens to an order, in the order in which the session learns of it. Immutable records, exhaustive in a
/// `switch`.
public sealed interface OrderEvent {
    long orderId();

    /// Index of the strategy the order belongs to.
    int strategy();

    /// When the session learned of it.
    long time();

    /// Passed the risk gate and left for the venue.
    record Submitted(Ticket ticket, long time) implements OrderEvent {
        @Override
        public long orderId() {
            return ticket.id();
        }

        @Override
        public int strategy() {
            return ticket.strategy();
        }
    }

    /// Refused before it reached the venue.
    record Denied(long orderId, int strategy, Reason reason, String detail, long time) implements OrderEvent {}

    /// The venue works it.
    record Accepted(long orderId, int strategy, long time) implements OrderEvent {}

    /// Refused by the venue.
    record Rejected(long orderId, int strategy, Reason reason, long time) implements OrderEvent {}

    /// A stop was touched; the order now trades as market or limit.
    record Triggered(long orderId, int strategy, long time) implements OrderEvent {}

    /// Traded, wholly or in part.
    ///
    /// @param remaining what still works, at 1e-8
    record Filled(Fill fill, long remaining) implements OrderEvent {
        @Override
        public long orderId() {
            return fill.orderId();
        }

        @Override
        public int strategy() {
            return fill.strategy();
        }

        @Override
        public long time() {
            return fill.time();
        }
    }

    /// Amended.
    record Replaced(long orderId, int strategy, long size, Ticket.Prices prices, long time) implements OrderEvent {}

    /// An amendment was refused; the order works on unchanged.
    record ReplaceRejected(long orderId, int strategy, Reason reason, long time) implements OrderEvent {}

    /// Taken out before it was filled.
    record Canceled(long orderId, int strategy, Reason reason, long time) implements OrderEvent {}

    /// A cancel came too late or named no working order.
    record CancelRejected(long orderId, int strategy, Reason reason, long time) implements OrderEvent {}

    /// Its time in force ran out.
    record Expired(long orderId, int strategy, long time) implements OrderEvent {}

    /// The venue took back an execution; the account shows it no more.
    ///
    /// @param fill as it was booked
    record Busted(Fill fill, long time) implements OrderEvent {
        @Override
        public long orderId() {
            return fill.orderId();
        }

        @Override
        public int strategy() {
            return fill.strategy();
        }

        /// What undoes it: the other side, now, with the fee given back.
        public Fill reversal() {
            return new Fill(
                    fill.orderId(),
                    fill.strategy(),
                    fill.instrument(),
                    fill.side().opposite(),
                    fill.price(),
                    fill.size(),
                    -fill.fee(),
                    fill.feeCurrency(),
                    fill.isMaker(),
                    fill.tradeId(),
                    fill.venueTime(),
                    time);
        }
    }

    /// Nobody knows yet: the venue was lost with this order in flight.
    record Unknown(long orderId, int strategy, long time) implements OrderEvent {}
}
