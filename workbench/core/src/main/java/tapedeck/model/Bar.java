package tapedeck.model;

/// A closed bar as a strategy sees it: exact prices as `long`, the same as `double` for opinions.
///
/// The engine reuses one object per series: valid during the callback; [#copy()] to keep it. Not thread-safe.
public final class Bar implements Tradable {
    private final Instrument instrument;
    private final Interval interval;
    private final double volumeUnit;
    private long startTime;
    private long endTime;
    private long openPrice;
    private long highPrice;
    private long lowPrice;
    private long closePrice;
    private long rawVolume;

    /// @param volumeScale decimal digits of the raw volume, a property of the data set
    public Bar(Instrument instrument, Interval interval, int volumeScale) {
        this.instrument = instrument;
        this.interval = interval;
        this.volumeUnit = Fixed.powerOfTen(volumeScale);
    }

    /// Begins at the first price.
    public void begin(long start, long end, long price) {
        startTime = start;
        endTime = end;
        openPrice = price;
        highPrice = price;
        lowPrice = price;
        closePrice = price;
        rawVolume = 0;
    }

    /// A whole bar at once, as it was stored.
    public void set(long start, long end, long open, long high, long low, long close, long volume) {
        startTime = start;
        endTime = end;
        openPrice = open;
        highPrice = high;
        lowPrice = low;
        closePrice = close;
        rawVolume = volume;
    }

    /// Takes over times, prices and volume of a bar of the same instrument and scale.
    public void set(Bar other) {
        set(
                other.startTime,
                other.endTime,
                other.openPrice,
                other.highPrice,
                other.lowPrice,
                other.closePrice,
                other.rawVolume);
    }

    /// Takes in a later price and the volume traded at it.
    public void extend(long price, long volume) {
        closePrice = price;
        if (price > highPrice) {
            highPrice = price;
        }
        if (price < lowPrice) {
            lowPrice = price;
        }
        rawVolume = Math.addExact(rawVolume, volume);
    }

    /// Takes in a stretch of which only its extremes and its last price are known.
    public void extend(long high, long low, long last, long volume) {
        highPrice = Math.max(highPrice, high);
        lowPrice = Math.min(lowPrice, low);
        closePrice = last;
        rawVolume = Math.addExact(rawVolume, volume);
    }

    /// Restates it to the units after a split.
    public void split(long newUnits, long oldUnits) {
        set(
                startTime,
                endTime,
                Fixed.scale(openPrice, oldUnits, newUnits),
                Fixed.scale(highPrice, oldUnits, newUnits),
                Fixed.scale(lowPrice, oldUnits, newUnits),
                Fixed.scale(closePrice, oldUnits, newUnits),
                Fixed.scale(rawVolume, newUnits, oldUnits));
    }

    /// An independent copy.
    public Bar copy() {
        Bar bar = new Bar(instrument, interval, (int) Math.round(Math.log10(volumeUnit)));
        bar.startTime = startTime;
        bar.endTime = endTime;
        bar.openPrice = openPrice;
        bar.highPrice = highPrice;
        bar.lowPrice = lowPrice;
        bar.closePrice = closePrice;
        bar.rawVolume = rawVolume;
        return bar;
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    public String symbol() {
        return instrument.symbol();
    }

    public Interval interval() {
        return interval;
    }

    /// First nanosecond of the bar.
    public long startTime() {
        return startTime;
    }

    /// First nanosecond after the bar: start + interval, or the session's close for a daily bar.
    public long endTime() {
        return endTime;
    }

    public long openPrice() {
        return openPrice;
    }

    public long highPrice() {
        return highPrice;
    }

    public long lowPrice() {
        return lowPrice;
    }

    public long closePrice() {
        return closePrice;
    }

    /// The volume in the data set's own unit.
    public long rawVolume() {
        return rawVolume;
    }

    public double open() {
        return Fixed.toDouble(openPrice);
    }

    public double high() {
        return Fixed.toDouble(highPrice);
    }

    public double low() {
        return Fixed.toDouble(lowPrice);
    }

    public double close() {
        return Fixed.toDouble(closePrice);
    }

    public double volume() {
        return rawVolume / volumeUnit;
    }

    @Override
    public String toString() {
        return symbol() + " " + interval + " " + Times.brief(startTime) + " O " + Fixed.format(openPrice) + " H "
                + Fixed.format(highPrice) + " L " + Fixed.format(lowPrice) + " C " + Fixed.format(closePrice);
    }
}
