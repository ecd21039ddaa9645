package tapedeck.engine;

import tapedeck.event.BarReader;
import tapedeck.model.Bar;

/// One instrument's stored bars: the one being played and where on its path it stands. Not thread-safe.
///
/// A bar stays readable until the one after the next is read: whoever was given it need not copy it.
final class BarLane {
    Bar bar;
    private Bar other;
    final int number;
    private BarReader reader;
    int step;
    long time;
    BarTicks.Order order = BarTicks.Order.NEARER;

    BarLane(BarReader reader, Bar bar, Bar other) {
        this.reader = reader;
        this.bar = bar;
        this.other = other;
        this.number = bar.instrument().number();
    }

    /// From the next bar on, many are read at once and told to the listener, before they are played.
    void readAhead(FeedListener listener) {
        reader = new BarsAhead(reader, bar.copy(), listener);
    }

    /// Goes on to the next bar; false at the end.
    boolean next() {
        if (!reader.read(other)) {
            return false;
        }
        Bar read = other;
        other = bar;
        bar = read;
        step = 0;
        time = bar.startTime();
        return true;
    }

    /// Goes on to the next step of the bar's path.
    void walkOn() {
        step++;
        time = BarTicks.time(bar, step);
    }

    boolean isBefore(BarLane other) {
        return time != other.time ? time < other.time : number < other.number;
    }
}
