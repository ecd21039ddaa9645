package tapedeck.engine;

import java.time.Duration;
import java.util.List;
import tapedeck.indicator.Series;
import tapedeck.model.ConfigException;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.StrategyException;
import tapedeck.model.Suggestion;
import tapedeck.strategy.Setup;

/// A strategy's declarations, turned into builders, series and timers of its session.
final class SessionSetup implements Setup {
    private final Session session;
    private final StrategySlot slot;

    SessionSetup(Session session, StrategySlot slot) {
        this.session = session;
        this.slot = slot;
    }

    @Override
    public Series bars() {
        return session.builders()
                .subscribe(
                        slot,
                        session.config().instruments().get(0),
                        session.config().interval());
    }

    @Override
    public Series bars(String symbol, String interval) {
        var instruments = session.config().instruments();
        Instrument instrument = instruments
                .find(symbol)
                .orElseThrow(() -> unknown(
                        symbol,
                        instruments.all().stream().map(Instrument::symbol).toList()));
        return session.builders().subscribe(slot, instrument, Interval.parse(interval));
    }

    private StrategyException unknown(String symbol, List<String> known) {
        String meant = Suggestion.hint(symbol, known);
        return new StrategyException(
                "TD-S022",
                slot.name + ".setup",
                "'" + symbol + "' is not among the symbols of this run: " + String.join(", ", known),
                (meant.startsWith("did you mean") ? meant + " or " : "") + "add it to the run: -s "
                        + String.join(",", known) + "," + symbol);
    }

    @Override
    public void require(boolean ok, String why) {
        if (!ok) {
            throw new ConfigException("TD-S023", slot.name, why, "change the parameters");
        }
    }

    @Override
    public void every(String name, Duration period) {
        session.timers().every(slot.index, name, period.toNanos());
    }
}
