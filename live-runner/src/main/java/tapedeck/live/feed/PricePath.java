package tapedeck.live.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import tapedeck.engine.Sha256;
import tapedeck.model.Fixed;

/// A seeded geometric walk on a price grid: the same seed and symbol give the same prices on every machine.
///
/// Not thread-safe.
public final class PricePath {
    private static final double FLOOR_IN_TICKS = 1;

    private final SplittableRandom random;
    private final long tickSize;
    private final double volatility;
    private double price;
    private double spare = Double.NaN;

    /// @param start      first price at 1e-8
    /// @param tickSize   grid at 1e-8
    /// @param volatility standard deviation of one step's log return
    public PricePath(long seed, String symbol, long start, long tickSize, double volatility) {
        byte[] name = Sha256.digest().digest((seed + "/" + symbol).getBytes(StandardCharsets.UTF_8));
        this.random = new SplittableRandom(ByteBuffer.wrap(name).getLong());
        this.tickSize = tickSize;
        this.volatility = volatility;
        this.price = Fixed.toDouble(start);
    }

    /// The next price at 1e-8; never below one tick.
    public long next() {
        double step = volatility * gaussian();
        double floor = Fixed.toDouble(tickSize) * FLOOR_IN_TICKS;
        price = Math.max(floor, price * StrictMath.exp(step - volatility * volatility / 2));
        return Fixed.roundTo(Fixed.fromDouble(price), tickSize);
    }

    /// The next size at 1e-8: 1 to `most` lots.
    public long nextSize(long lotSize, int most) {
        return lotSize * random.nextInt(1, most + 1);
    }

    /// Whether the buyer moved.
    public boolean nextIsBuy() {
        return random.nextBoolean();
    }

    private double gaussian() {
        if (!Double.isNaN(spare)) {
            double value = spare;
            spare = Double.NaN;
            return value;
        }
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        double angle = 2 * Math.PI * random.nextDouble();
        spare = radius * StrictMath.sin(angle);
        return radius * StrictMath.cos(angle);
    }
}
