package tapedeck.engine;

import java.util.ArrayList;
import java.util.List;
import tapedeck.event.Source;
import tapedeck.event.TickReader;
import tapedeck.model.Fixed;
import tapedeck.model.StrategyException;
import tapedeck.model.Suggestion;
import tapedeck.model.Tick;

/// What a run knows of series that are not prices: each value from the time on at which it became available.
///
/// Asked with times that never fall; reads no further than that. Not thread-safe.
final class ValueBoard {
    private final List<String> names;
    private final List<Lane> lanes = new ArrayList<>();

    /// One series: the value that holds, and the one that comes next.
    private static final class Lane {
        final TickReader reader;
        final Tick next = new Tick();
        long nextTime;
        double value = Double.NaN;

        Lane(TickReader reader) {
            this.reader = reader;
            advance();
        }

        void advance() {
            nextTime = reader.read(next) ? next.time : Source.NEVER;
        }

        double at(long now) {
            while (nextTime <= now) {
                value = Fixed.toDouble(next.price);
                advance();
            }
            return value;
        }
    }

    ValueBoard(MarketData data) {
        this.names = data.valueNames();
        for (int i = 0; i < names.size(); i++) {
            lanes.add(new Lane(data.values(i)));
        }
    }

    /// Nothing but prices.
    ValueBoard() {
        this.names = List.of();
    }

    /// The newest value available at `now`; NaN before the first.
    double at(String name, long now) {
        int i = names.indexOf(name);
        if (i < 0) {
            throw new StrategyException(
                    "TD-S025",
                    "value",
                    "'" + name + "' is not among the values of this run",
                    names.isEmpty() ? "name it in data.values, or say --values " + name : Suggestion.hint(name, names));
        }
        return lanes.get(i).at(now);
    }
}
