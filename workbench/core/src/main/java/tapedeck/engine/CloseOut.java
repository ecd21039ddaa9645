package tapedeck.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tapedeck.event.Source;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Order;
import tapedeck.model.Tick;
import tapedeck.venue.SimulatedVenue;

/// Leaves every position when the data has ended, by orders like any other, so that each has its fill and its fee.
final class CloseOut {
    private final Session session;
    private final SimulatedVenue venue;

    CloseOut(Session session, SimulatedVenue venue) {
        this.session = session;
        this.venue = venue;
    }

    void run(EndOfRun rule) {
        reach(session.config().endTime());
        List<Long> leaving = submit();
        settle();
        leaving.reversed().forEach(venue::expedite);
        for (Instrument instrument : session.config().instruments().all()) {
            if (!session.market().hasPrice(instrument.number())) {
                continue;
            }
            Optional<Bar> bar =
                    rule == EndOfRun.LAST_OPEN ? session.builders().lastBar(instrument.number()) : Optional.empty();
            if (bar.isPresent()) {
                again(bar.get());
            } else {
                leaving.forEach(id -> venue.leave(id, instrument.number()));
                settle();
            }
        }
        session.orders().cancelAll();
        settle();
    }

    private List<Long> submit() {
        List<Long> ids = new ArrayList<>();
        for (int s = 0; s < session.portfolio().strategies(); s++) {
            for (Instrument instrument : session.config().instruments().all()) {
                long held = session.portfolio().position(s, instrument.number()).size();
                if (held != 0) {
                    double size = Fixed.toDouble(Math.abs(held));
                    Order order = held > 0 ? Order.sell(instrument, size) : Order.buy(instrument, size);
                    ids.add(session.orders().leave(s, order.reduceOnly().tag("end")));
                }
            }
        }
        return ids;
    }

    /// The last bar once more, all of it at this instant.
    private void again(Bar bar) {
        BarTicks.Order order = session.bars().pathOrder(bar);
        for (int step = 0; step < BarTicks.COUNT; step++) {
            Tick tick = new Tick();
            BarTicks.fill(tick, bar, step, order);
            play(tick);
        }
    }

    private void play(Tick tick) {
        tick.time = session.clock().now();
        while (venue.onTick(tick)) {
            session.drain();
        }
        session.market().onTick(tick);
        settle();
    }

    /// Delivers everything that is under way, however long it takes; nothing expires meanwhile.
    private void settle() {
        long due = venue.nextMessageTime();
        while (due != Source.NEVER) {
            reach(due);
            venue.deliverMessage();
            due = venue.nextMessageTime();
        }
    }

    private void reach(long time) {
        if (!session.clock().reach(Math.max(time, session.clock().now()))) {
            throw new IllegalStateException("positions are closed out on a simulated clock only");
        }
    }
}
