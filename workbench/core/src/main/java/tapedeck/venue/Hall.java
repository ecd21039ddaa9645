package tapedeck.venue;

import java.util.function.Consumer;
import tapedeck.event.Clock;
import tapedeck.execution.VenueListener;
import tapedeck.model.Instruments;
import tapedeck.model.Market;

/// What the rooms of the simulated venue share: the time, the market, the models, the orders that rest, and the post
/// between venue and session. Not thread-safe.
final class Hall {
    final Clock clock;
    final Instruments instruments;
    final Market market;
    final Models models;
    final RestingOrders resting;
    final Room room;
    final Mailbox mailbox = new Mailbox();
    private final VenueListener listener;

    Hall(Clock clock, Instruments instruments, Market market, VenueListener listener, SimulatedVenue.Feed feed) {
        this.clock = clock;
        this.instruments = instruments;
        this.market = market;
        this.listener = listener;
        models = feed.models();
        resting = new RestingOrders(instruments.size());
        room = new Room(instruments, models.liquidity(), market, feed.volumeScales());
    }

    /// What was sent now is worked after its way to the venue.
    void post(long orderId, Runnable action) {
        mailbox.post(clock.now() + models.latency().nanos(orderId, LatencyModel.TO_VENUE), action);
    }

    /// Sends word of an order back.
    void report(long orderId, Consumer<VenueListener> what) {
        mailbox.post(
                clock.now() + models.latency().nanos(orderId, LatencyModel.FROM_VENUE), () -> what.accept(listener));
    }

    /// The price that an order would meet if it traded at once.
    long touch(Resting order) {
        return room.quotes().touch(order.ticket.instrument(), order.isBuy());
    }
}
