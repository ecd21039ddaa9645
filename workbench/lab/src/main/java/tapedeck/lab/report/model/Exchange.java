package tapedeck.lab.report.model;

import java.util.List;
import java.util.Optional;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;

/// What money of an instrument is worth in the account's currency: by the closes of the pair that the
/// run had beside it, as the engine values it.
///
/// Immutable.
final class Exchange {
    private final RunFacts facts;
    private final List<BarColumns> bars;

    /// @param bars of the run's instruments; empty where they cannot be read
    Exchange(RunFacts facts, List<BarColumns> bars) {
        this.facts = facts;
        this.bars = bars;
    }

    /// Whether an instrument's money is not the account's.
    static boolean isForeign(RunFacts facts, Instrument instrument) {
        return !instrument.currency().code().equals(facts.currency());
    }

    /// Whether every rate is known that the run needs.
    boolean isKnown() {
        return facts.instruments().all().stream()
                .allMatch(each -> !isForeign(facts, each)
                        || pair(each.currency().code(), facts.currency()).isPresent()
                        || pair(facts.currency(), each.currency().code()).isPresent());
    }

    /// Account currency for one unit of the instrument's; one where no rate is known.
    double rate(Instrument instrument, long time) {
        if (!isForeign(facts, instrument)) {
            return 1;
        }
        String of = instrument.currency().code();
        Optional<BarColumns> direct = pair(of, facts.currency());
        if (direct.isPresent()) {
            return price(direct.get(), time);
        }
        return pair(facts.currency(), of)
                .map(inverse -> 1 / price(inverse, time))
                .orElse(1.0);
    }

    private Optional<BarColumns> pair(String of, String in) {
        return find(of + "-" + in).or(() -> find(of + in));
    }

    private Optional<BarColumns> find(String symbol) {
        return bars.stream()
                .filter(each -> each.size() > 0 && each.instrument().symbol().equals(symbol))
                .findFirst();
    }

    /// The last close, before the first one the first open.
    private static double price(BarColumns pair, long time) {
        int last = pair.lastEnded(time);
        return Fixed.toDouble(last < 0 ? pair.openAt(0) : pair.closeAt(last));
    }
}
