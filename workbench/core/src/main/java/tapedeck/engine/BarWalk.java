package tapedeck.engine;

import tapedeck.event.Source;
import tapedeck.model.Tick;

/// Walks the paths of bars tick by tick, merged by time, ties by instrument number: the plain way, whatever the bars'
/// bounds are. Not thread-safe.
final class BarWalk implements Source {
    private final FeedListener listener;
    private final BarLane[] heap;
    private final Tick tick = new Tick();
    private int size;
    private int underWay;

    BarWalk(FeedListener listener, int lanes) {
        this.listener = listener;
        this.heap = new BarLane[lanes];
    }

    /// Takes over lanes whose bars have not begun.
    void start(BarLane[] lanes, int count) {
        for (size = 0; size < count; size++) {
            heap[size] = lanes[size];
            siftUp(size);
        }
        underWay = 0;
    }

    /// Whether no bar is under way: every lane stands before the first tick of its next one.
    boolean isBetweenBars() {
        return underWay == 0;
    }

    /// Gives back the lanes that still have bars, by instrument number; how many.
    int stop(BarLane[] lanes) {
        int count = size;
        System.arraycopy(heap, 0, lanes, 0, count);
        java.util.Arrays.sort(lanes, 0, count, java.util.Comparator.comparingInt(lane -> lane.number));
        size = 0;
        return count;
    }

    @Override
    public long nextTime() {
        return size == 0 ? NEVER : heap[0].time;
    }

    @Override
    public void dispatch() {
        BarLane lane = heap[0];
        play(lane, listener, tick);
        if (lane.step == 0) {
            underWay++;
        }
        if (lane.step < BarTicks.COUNT - 1) {
            lane.walkOn();
        } else {
            underWay--;
            if (!lane.next()) {
                heap[0] = heap[--size];
            }
        }
        siftDown();
    }

    /// The lane's next tick, with what is asked of the session before it.
    static void play(BarLane lane, FeedListener listener, Tick tick) {
        if (lane.step == 0) {
            listener.onBarStart(lane.bar);
        } else if (lane.step == 1) {
            lane.order = listener.pathOrder(lane.bar);
        } else {
            listener.onExtreme(lane.bar, lane.step - 1, lane.order);
        }
        BarTicks.fill(tick, lane.bar, lane.step, lane.order);
        tick.sequence++;
        listener.onTick(tick);
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
        BarLane lane = heap[a];
        heap[a] = heap[b];
        heap[b] = lane;
    }
}
