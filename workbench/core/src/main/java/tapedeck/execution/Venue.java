package tapedeck.execution;

import tapedeck.event.Source;
import tapedeck.model.Reason;
import tapedeck.model.Tick;
import tapedeck.model.Ticket;

/// Where orders go: a simulated market, or a router to exchanges. Its reports come back as a [Source] into a
/// [VenueListener], never from inside a call.
public interface Venue extends Source {
    void submit(Ticket ticket);

    void cancel(long orderId, Reason why);

    /// Asks for a new total size and new prices.
    void replace(long orderId, long size, Ticket.Prices prices);

    /// Takes in a market input before anything else reacts to it. A simulated venue trades here: as long as it answers
    /// true, something was traded whose reports must be handled before it is called again with the same tick.
    boolean onTick(Tick tick);

    /// Whether any order waits for a price of any instrument.
    boolean hasWorking();

    /// Whether any order waits for a price of this instrument.
    boolean hasWorking(int instrument);
}
