package tapedeck.model;

/// The last known state of every instrument: what marks, collars and fills refer to.
///
/// Written by the session before anything else sees a tick. Primitive columns, no allocation; not thread-safe.
public final class Market {
    private final long[] lastPrice;
    private final long[] bid;
    private final long[] ask;
    private final long[] bidSize;
    private final long[] askSize;
    private final long[] mark;
    private final long[] markTime;
    private long version;

    public Market(int instruments) {
        lastPrice = new long[instruments];
        bid = new long[instruments];
        ask = new long[instruments];
        bidSize = new long[instruments];
        askSize = new long[instruments];
        mark = new long[instruments];
        markTime = new long[instruments];
    }

    /// Takes in a trade or a quote; other kinds leave prices alone.
    public void onTick(Tick tick) {
        int i = tick.instrument;
        version++;
        if (tick.kind == Tick.TRADE) {
            lastPrice[i] = tick.price;
            mark[i] = tick.price;
            markTime[i] = tick.time;
        } else if (tick.kind == Tick.QUOTE) {
            onQuote(i, tick);
        }
    }

    private void onQuote(int i, Tick tick) {
        bid[i] = tick.price;
        ask[i] = tick.price2;
        bidSize[i] = tick.size;
        askSize[i] = tick.size2;
        if (lastPrice[i] == 0) {
            mark[i] = tick.price + (tick.price2 - tick.price) / 2;
        }
        markTime[i] = tick.time;
    }

    /// Sets the last price where only a bar's close is known.
    public void onPrice(int instrument, long price, long time) {
        version++;
        lastPrice[instrument] = price;
        mark[instrument] = price;
        markTime[instrument] = time;
    }

    /// Rescales to a new price basis: a split.
    public void rescale(int instrument, long numerator, long denominator) {
        version++;
        lastPrice[instrument] = Fixed.scale(lastPrice[instrument], numerator, denominator);
        mark[instrument] = Fixed.scale(mark[instrument], numerator, denominator);
        bid[instrument] = Fixed.scale(bid[instrument], numerator, denominator);
        ask[instrument] = Fixed.scale(ask[instrument], numerator, denominator);
    }

    /// Grows with every input: the same number means that no mark has changed.
    public long version() {
        return version;
    }

    /// Whether any price is known.
    public boolean hasPrice(int instrument) {
        return markTime[instrument] != 0;
    }

    /// The price at which a position is valued: the last trade, or the middle of the quote where nothing trades.
    public long mark(int instrument) {
        return mark[instrument];
    }

    /// When the mark was last confirmed; 0 before the first.
    public long markTime(int instrument) {
        return markTime[instrument];
    }

    public long lastPrice(int instrument) {
        return lastPrice[instrument];
    }

    public long bid(int instrument) {
        return bid[instrument];
    }

    public long ask(int instrument) {
        return ask[instrument];
    }

    public long bidSize(int instrument) {
        return bidSize[instrument];
    }

    public long askSize(int instrument) {
        return askSize[instrument];
    }
}
