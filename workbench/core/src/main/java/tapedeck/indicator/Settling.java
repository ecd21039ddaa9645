package tapedeck.indicator;

/// How many bars a recursive average needs before what it began with weighs less than a millionth: a warm-up to
/// declare. Its values are shown long before, and depend on where the history begins. Stateless.
public final class Settling {
    private static final double WEIGHT_LEFT = 1e-6;

    private Settling() {}

    /// Of an exponential average, k = 2 / (n + 1).
    public static int ofEma(int length) {
        return of(length, 2.0 / (length + 1));
    }

    /// Of Wilder's average, k = 1 / n, which RSI and ATR are made of.
    public static int ofWilder(int length) {
        return of(length, 1.0 / length);
    }

    /// The seeds that wait begin after `length` bars; one bar more for a cross, which looks at the bar before.
    private static int of(int length, double weight) {
        int settling = weight >= 1 ? 0 : (int) StrictMath.ceil(StrictMath.log(WEIGHT_LEFT) / StrictMath.log1p(-weight));
        return Math.addExact(length + 1, settling);
    }
}
