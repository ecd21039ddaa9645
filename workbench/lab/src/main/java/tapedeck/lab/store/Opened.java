package tapedeck.lab.store;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tapedeck.engine.CorporateAction;
import tapedeck.engine.DataRoot;
import tapedeck.engine.MarketData;
import tapedeck.event.TickReader;
import tapedeck.model.Instrument;
import tapedeck.model.Instruments;
import tapedeck.model.Interval;

/// What everything has that a run opens, whether it plays bars or ticks. Closing it unmaps the columns.
abstract sealed class Opened implements MarketData permits OpenedData, TickFeed {
    private final Frame frame;
    private final Instruments instruments;
    private @Nullable String root;

    /// @param arena owns the columns
    record Frame(Arena arena, Interval interval, List<CorporateAction> actions, OpenedValues values) {
        Frame {
            actions = actions.stream().sorted(CorporateAction.BY_TIME).toList();
        }
    }

    Opened(Frame frame, List<Instrument> instruments) {
        this.frame = frame;
        this.instruments = new Instruments(instruments);
    }

    /// Adds the roots of the rows, each by its name.
    abstract void addRoots(SortedMap<String, String> roots);

    final Arena arena() {
        return frame.arena();
    }

    @Override
    public final Instruments instruments() {
        return instruments;
    }

    @Override
    public final Interval interval() {
        return frame.interval();
    }

    @Override
    public final List<CorporateAction> actions() {
        return frame.actions();
    }

    @Override
    public final List<String> valueNames() {
        return frame.values().names();
    }

    @Override
    public final TickReader values(int number) {
        return frame.values().reader(number);
    }

    @Override
    public final String root() {
        String known = root;
        if (known == null) {
            TreeMap<String, String> roots = new TreeMap<>();
            addRoots(roots);
            frame.values().addTo(roots);
            known = DataRoot.ofAll(roots);
            root = known;
        }
        return known;
    }

    @Override
    public final void close() {
        frame.arena().close();
    }
}
