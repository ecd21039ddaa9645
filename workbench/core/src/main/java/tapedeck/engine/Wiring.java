package tapedeck.engine;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tapedeck.event.Clock;
import tapedeck.event.MergedTicks;
import tapedeck.event.SimulatedClock;
import tapedeck.event.Source;
import tapedeck.event.TickListener;
import tapedeck.event.TickReader;
import tapedeck.event.TickSource;
import tapedeck.execution.Margin;
import tapedeck.execution.Venue;
import tapedeck.execution.VenueListener;
import tapedeck.model.Instruments;
import tapedeck.model.Market;
import tapedeck.venue.Models;
import tapedeck.venue.SimulatedVenue;

/// The one place where modes differ: which clock, which feed, which venue. Everything else is the same [Session].
///
/// | mode | clock | feed | venue |
/// |---|---|---|---|
/// | backtest | simulated | stored bars or ticks | simulated |
/// | paper | wall | shared memory | simulated |
/// | replay | simulated | the session's tape | simulated |
public record Wiring(Clock clock, Function<Session, Source> feed, VenueMaker venue) {
    /// Builds the venue around the session's parts.
    public interface VenueMaker {
        Venue make(Clock clock, Instruments instruments, Market market, Margin margin, VenueListener listener);
    }

    /// Stored bars or ticks against a simulated market.
    public static Wiring backtest(MarketData data, Models models) {
        Optional<TickReader> ticks = data.ticks();
        if (ticks.isPresent()) {
            Iterator<CorporateAction> actions = data.actions().iterator();
            TickReader events = tick -> {
                if (!actions.hasNext()) {
                    return false;
                }
                actions.next().fill(tick);
                return true;
            };
            return replay(MergedTicks.of(List.of(events, ticks.get())), data.startTime() - 1, models);
        }
        return new Wiring(
                new SimulatedClock(data.startTime() - 1),
                session -> new BarFeed(data, session.bars()),
                simulated(new SimulatedVenue.Feed(models, scales(data))));
    }

    /// Every bar's path walked tick by tick, never condensed: the oracle of [#backtest].
    public static Wiring walkedBacktest(MarketData data, Models models) {
        Function<Session, Source> feed = session -> {
            BarFeed bars = new BarFeed(data, session.bars());
            bars.alwaysWalk();
            return bars;
        };
        VenueMaker venue = simulated(new SimulatedVenue.Feed(models, scales(data)));
        return new Wiring(new SimulatedClock(data.startTime() - 1), feed, venue);
    }

    /// Ticks in time order against a simulated market on a simulated clock: tick backtests and replays.
    public static Wiring replay(TickReader ticks, long startTime, Models models) {
        return new Wiring(new SimulatedClock(startTime), session -> new TickSource(ticks, session), simulated(models));
    }

    /// A live feed against a simulated market; the feed gives each input its time.
    public static Wiring paper(Clock clock, Function<TickListener, Source> feed, Models models) {
        return new Wiring(clock, feed::apply, simulated(models));
    }

    private static List<Integer> scales(MarketData data) {
        return data.instruments().all().stream()
                .map(i -> data.volumeScale(i.number()))
                .toList();
    }

    private static VenueMaker simulated(Models models) {
        return simulated(new SimulatedVenue.Feed(models, List.of()));
    }

    private static VenueMaker simulated(SimulatedVenue.Feed feed) {
        return (clock, instruments, market, margin, listener) ->
                new SimulatedVenue(clock, instruments, market, margin, listener, feed);
    }
}
