package tapedeck.execution;

import java.util.ArrayList;
import java.util.List;
import tapedeck.model.Reason;
import tapedeck.model.Tick;
import tapedeck.model.Ticket;

/// A venue that takes everything and says nothing of itself: its reports are made by the test.
final class SilentVenue implements Venue {
    final List<String> asked = new ArrayList<>();

    @Override
    public void submit(Ticket ticket) {
        asked.add("submit " + ticket.id());
    }

    @Override
    public void cancel(long orderId, Reason why) {
        asked.add("cancel " + orderId + " " + why);
    }

    @Override
    public void replace(long orderId, long size, Ticket.Prices prices) {
        asked.add("replace " + orderId + " " + size);
    }

    @Override
    public boolean onTick(Tick tick) {
        return false;
    }

    @Override
    public boolean hasWorking() {
        return false;
    }

    @Override
    public boolean hasWorking(int instrument) {
        return false;
    }

    @Override
    public long nextTime() {
        return NEVER;
    }

    @Override
    public void dispatch() {
        throw new IllegalStateException("nothing is due");
    }
}
