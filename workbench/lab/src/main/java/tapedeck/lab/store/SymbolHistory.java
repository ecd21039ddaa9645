package tapedeck.lab.store;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tapedeck.event.BarReader;
import tapedeck.lab.store.action.ActionEvent;
import tapedeck.lab.store.action.ActionEvent.Kind;
import tapedeck.lab.store.column.MemoryBars;
import tapedeck.model.Bar;
import tapedeck.model.DataException;
import tapedeck.model.Instrument;

/// Follows a symbol back through the names it had: before a change of symbol the history is the former one's, where
/// the new one has none of its own.
final class SymbolHistory {
    private final Store store;

    SymbolHistory(Store store) {
        this.store = store;
    }

    /// The newest change to this symbol from another.
    Optional<ActionEvent> lastChange(String symbol) {
        return own(symbol).stream().filter(event -> event.kind() == Kind.SYMBOL).reduce((first, last) -> last);
    }

    /// Refuses names that lead back to themselves.
    void requireOpenEnded(String symbol) {
        Set<String> seen = new HashSet<>();
        for (String name = symbol;
                !name.isEmpty();
                name = lastChange(name).map(ActionEvent::former).orElse("")) {
            if (!seen.add(name)) {
                throw new DataException("TD-D073", symbol, "its former names lead back to " + name, "mend the actions");
            }
        }
    }

    /// The events of a symbol, and those of its former names up to each change, in order.
    List<ActionEvent> events(String symbol) {
        List<ActionEvent> events = new ArrayList<>();
        requireOpenEnded(symbol);
        String name = symbol;
        Optional<ActionEvent> until = Optional.empty();
        while (!name.isEmpty()) {
            for (ActionEvent event : own(name)) {
                boolean counts =
                        until.isEmpty() || event.date().isBefore(until.get().date());
                if (counts && events.stream().noneMatch(event::isSameEvent)) {
                    events.add(event);
                }
            }
            until = lastChange(name);
            name = until.map(ActionEvent::former).orElse("");
        }
        events.sort(ActionEvent::compareTo);
        return events;
    }

    private List<ActionEvent> own(String symbol) {
        return store.actions(symbol).map(ActionSet::events).orElse(List.of());
    }

    /// The former symbol's rows before the change, and then the new one's.
    Series join(Series before, ActionEvent change, Optional<Series> since, String symbol, Arena arena) {
        Instrument instrument = since.map(Series::instrument).orElseGet(() -> named(before.instrument(), symbol));
        long until = SeriesActions.time(instrument.calendar(), change.date());
        if (since.isPresent()) {
            until = Math.min(until, since.get().columns().firstTime());
        }
        MemoryBars joined = new MemoryBars(arena);
        add(before, until, joined);
        since.ifPresent(rows -> add(rows, Long.MAX_VALUE, joined));
        return Series.hashed(instrument, before.interval(), joined.volumeScale(), joined.finish());
    }

    private Instrument named(Instrument former, String symbol) {
        return store.instruments().instrument(symbol, former.assetClass(), former.number(), former.calendar());
    }

    private static void add(Series rows, long until, MemoryBars out) {
        BarReader reader = rows.reader();
        Bar bar = rows.bar();
        while (reader.read(bar) && bar.startTime() < until) {
            out.bar(
                    bar.startTime(),
                    bar.openPrice(),
                    bar.highPrice(),
                    bar.lowPrice(),
                    bar.closePrice(),
                    bar.rawVolume(),
                    rows.volumeScale());
        }
    }
}
