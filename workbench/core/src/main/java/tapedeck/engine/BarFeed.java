package tapedeck.engine;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import tapedeck.event.BarReader;
import tapedeck.event.Source;
import tapedeck.model.Bar;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.Tick;
import tapedeck.model.TradingCalendar;

/// Plays the stored bars of all instruments as ticks, merged by time, ties by instrument number.
///
/// It hands over a whole bar at once where nobody could tell the difference: the hashes are the same either way.
/// Allocates nothing per bar. Not thread-safe.
final class BarFeed implements Source {
    private final FeedListener listener;
    private final boolean isDaily;
    private final long length;
    private final Lane[] heap;
    private final Tick tick = new Tick();
    private final Iterator<CorporateAction> actions;
    private @Nullable CorporateAction action;
    private long actionTime = NEVER;
    private boolean isGrid = true;
    private boolean alwaysWalk;
    private int size;
    private long sequence;
    private long bars;

    /// One instrument's bars: the one being played and where its path stands.
    private static final class Lane {
        final BarReader reader;
        final Bar bar;
        final int number;
        int step;
        long time;
        BarTicks.Order order = BarTicks.Order.NEARER;

        Lane(BarReader reader, Bar bar) {
            this.reader = reader;
            this.bar = bar;
            this.number = bar.instrument().number();
        }

        boolean isBefore(Lane other) {
            return time != other.time ? time < other.time : number < other.number;
        }
    }

    BarFeed(MarketData data, FeedListener listener) {
        this.listener = listener;
        Interval interval = data.interval();
        this.isDaily = interval.isDaily();
        this.length = interval.nanos();
        this.heap = new Lane[data.instruments().size()];
        TradingCalendar calendar = data.instruments().get(0).calendar();
        boolean same = true;
        for (Instrument instrument : data.instruments().all()) {
            same &= instrument.calendar().name().equals(calendar.name());
            Bar bar = new Bar(instrument, interval, data.volumeScale(instrument.number()));
            Lane lane = new Lane(data.bars(instrument.number()), bar);
            if (next(lane)) {
                heap[size] = lane;
                siftUp(size++);
            }
        }
        isGrid &= same || !isDaily;
        long start = data.startTime();
        actions = data.actions().stream().filter(a -> a.time() >= start).iterator();
        nextAction();
    }

    private void nextAction() {
        action = actions.hasNext() ? actions.next() : null;
        actionTime = action == null ? NEVER : action.time();
    }

    /// Walks every bar's path, also where it could be condensed: the oracle of the fast way.
    void alwaysWalk() {
        alwaysWalk = true;
    }

    @Override
    public long nextTime() {
        return size == 0 ? NEVER : Math.min(heap[0].time, actionTime);
    }

    @Override
    public void dispatch() {
        if (action != null && actionTime <= heap[0].time) {
            action.fill(tick);
            tick.sequence = ++sequence;
            nextAction();
            listener.onTick(tick);
            return;
        }
        Lane lane = heap[0];
        if (lane.step == 0) {
            bars++;
            if (canCondense(lane.bar)) {
                listener.onWholeBar(lane.bar);
                advance(lane);
                return;
            }
            listener.onBarStart(lane.bar);
        } else if (lane.step == 1) {
            lane.order = listener.pathOrder(lane.bar);
        } else {
            listener.onExtreme(lane.bar, lane.step - 1, lane.order);
        }
        walk(lane);
    }

    private void walk(Lane lane) {
        BarTicks.fill(tick, lane.bar, lane.step, lane.order);
        tick.sequence = ++sequence;
        listener.onTick(tick);
        if (lane.step == BarTicks.COUNT - 1) {
            advance(lane);
            return;
        }
        lane.step++;
        lane.time = BarTicks.time(lane.bar, lane.step);
        if (size > 1) {
            siftDown();
        }
    }

    private void advance(Lane lane) {
        if (!next(lane)) {
            heap[0] = heap[--size];
        }
        if (size > 1) {
            siftDown();
        }
    }

    private boolean canCondense(Bar bar) {
        return isGrid && !alwaysWalk && actionTime >= bar.endTime() && listener.canCondense(bar.endTime());
    }

    private boolean next(Lane lane) {
        if (!lane.reader.read(lane.bar)) {
            return false;
        }
        lane.step = 0;
        lane.time = lane.bar.startTime();
        if (isGrid && heap.length > 1 && !isDaily) {
            isGrid = Math.floorMod(lane.time, length) == 0 && lane.bar.endTime() - lane.time == length;
        }
        return true;
    }

    /// Bars played so far.
    long bars() {
        return bars;
    }

    private void siftUp(int from) {
        int i = from;
        while (i > 0 && heap[i].isBefore(heap[(i - 1) / 2])) {
            swap(i, (i - 1) / 2);
            i = (i - 1) / 2;
        }
    }

    private void siftDown() {
        int i = 0;
        while (true) {
            int least = 2 * i + 1;
            if (least >= size) {
                return;
            }
            if (least + 1 < size && heap[least + 1].isBefore(heap[least])) {
                least++;
            }
            if (!heap[least].isBefore(heap[i])) {
                return;
            }
            swap(i, least);
            i = least;
        }
    }

    private void swap(int a, int b) {
        Lane lane = heap[a];
        heap[a] = heap[b];
        heap[b] = lane;
    }
}
