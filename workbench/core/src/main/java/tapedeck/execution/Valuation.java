package tapedeck.execution;

import java.util.Arrays;
import tapedeck.model.Instruments;
import tapedeck.model.Market;

/// What the account's net positions are worth at the market's marks, in its own currency. Not thread-safe.
///
/// A value is computed anew only where the mark or the position has changed since: with hundreds of instruments most
/// have not. Sums of rounded values are exact, so this gives what adding them all up would.
final class Valuation {
    private final Instruments instruments;
    private final Market market;
    private final Rates rates;
    private final int[] currencyOf;
    private final long[] net;
    private final long[] marks;
    private final long[] values;
    private final int[] place;
    private int[] held = new int[8];
    private int count;
    private long seen = -1;
    private long sum;
    private long gross;

    /// @param net units held, owned and changed by the portfolio, which says so by [#onChange]
    Valuation(Instruments instruments, Market market, Rates rates, int[] currencyOf, long[] net) {
        this.instruments = instruments;
        this.market = market;
        this.rates = rates;
        this.currencyOf = currencyOf;
        this.net = net;
        marks = new long[net.length];
        values = new long[net.length];
        place = new int[net.length];
        Arrays.fill(place, -1);
    }

    /// The units held of an instrument have changed.
    void onChange(int instrument) {
        boolean isHeld = net[instrument] != 0;
        if (isHeld && place[instrument] < 0) {
            add(instrument);
        } else if (!isHeld && place[instrument] >= 0) {
            remove(instrument);
        }
        if (isHeld) {
            value(instrument);
        }
    }

    private void add(int instrument) {
        if (count == held.length) {
            held = Arrays.copyOf(held, count * 2);
        }
        place[instrument] = count;
        held[count++] = instrument;
    }

    private void remove(int instrument) {
        int last = held[--count];
        held[place[instrument]] = last;
        place[last] = place[instrument];
        place[instrument] = -1;
        take(instrument, 0);
    }

    private void value(int instrument) {
        long mark = market.mark(instrument);
        marks[instrument] = mark;
        take(
                instrument,
                rates.toBase(currencyOf[instrument], instruments.get(instrument).notional(mark, net[instrument])));
    }

    private void take(int instrument, long value) {
        sum = Math.addExact(sum, Math.subtractExact(value, values[instrument]));
        gross = Math.addExact(gross, Math.abs(value) - Math.abs(values[instrument]));
        values[instrument] = value;
    }

    private void refresh() {
        long version = market.version();
        if (version == seen) {
            return;
        }
        seen = version;
        for (int k = 0; k < count; k++) {
            int i = held[k];
            if (market.mark(i) != marks[i] || currencyOf[i] != 0) {
                value(i);
            }
        }
    }

    /// Sum of signed values.
    long sum() {
        refresh();
        return sum;
    }

    /// Sum of absolute values.
    long gross() {
        refresh();
        return gross;
    }
}
