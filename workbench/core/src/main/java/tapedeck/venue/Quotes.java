package tapedeck.venue;

import java.util.Arrays;
import tapedeck.model.Market;
import tapedeck.model.Tick;

/// What is left of the best quotes: size that an order took stays taken until the quote changes. Not thread-safe.
final class Quotes {
    private static final int BUY = 1;

    private final Market market;
    private final long[] taken;
    private final long[] seenPrice;
    private final long[] seenSize;

    Quotes(Market market, int instruments) {
        this.market = market;
        taken = new long[2 * instruments];
        seenPrice = new long[2 * instruments];
        seenSize = new long[2 * instruments];
        Arrays.fill(seenPrice, Long.MIN_VALUE);
    }

    /// Whether any quote of the instrument is known.
    boolean isQuoted(int instrument) {
        return market.bid(instrument) != 0 || market.ask(instrument) != 0;
    }

    /// The price that an arriving order would meet.
    long touch(int instrument, boolean isBuy) {
        long quoted = isBuy ? market.ask(instrument) : market.bid(instrument);
        return quoted == 0 ? market.mark(instrument) : quoted;
    }

    /// The best quote of an order's own side, which a limit would join; 0 where there is none.
    long best(int instrument, boolean isBuy) {
        return isBuy ? market.bid(instrument) : market.ask(instrument);
    }

    /// Size that is shown there.
    long shown(int instrument, boolean isBuy) {
        return isBuy ? market.bidSize(instrument) : market.askSize(instrument);
    }

    /// Units left to take on the other side.
    long room(int instrument, boolean isBuy) {
        long displayed = isBuy ? market.askSize(instrument) : market.bidSize(instrument);
        return Math.max(0, displayed - taken[slot(instrument, isBuy)]);
    }

    void take(int instrument, boolean isBuy, long size) {
        taken[slot(instrument, isBuy)] += size;
    }

    /// A quote came in: where it differs from the one before, nothing of it is taken yet.
    void renew(Tick quote) {
        renew(slot(quote.instrument, false), quote.price, quote.size);
        renew(slot(quote.instrument, true), quote.price2, quote.size2);
    }

    private void renew(int slot, long price, long size) {
        if (seenPrice[slot] != price || seenSize[slot] != size) {
            seenPrice[slot] = price;
            seenSize[slot] = size;
            taken[slot] = 0;
        }
    }

    private static int slot(int instrument, boolean isBuy) {
        return 2 * instrument + (isBuy ? BUY : 0);
    }
}
