package tapedeck.indicator;

/// A sum of products in 128 bits: exact, so that what is taken out leaves no trace. Not thread-safe.
final class WideSum {
    /// Differences below this, and windows up to [#LENGTH_LIMIT], cannot overflow any of the sums made from them.
    static final long VALUE_LIMIT = 1L << 50;

    static final int LENGTH_LIMIT = 1 << 13;

    private static final double TWO_64 = 0x1p64;

    private long high;
    private long low;

    void clear() {
        high = 0;
        low = 0;
    }

    void add(long a, long b) {
        long product = a * b;
        long sum = low + product;
        high += Math.multiplyHigh(a, b) + carry(sum, product);
        low = sum;
    }

    void subtract(long a, long b) {
        long product = a * b;
        long borrow = Long.compareUnsigned(low, product) < 0 ? 1 : 0;
        high -= Math.multiplyHigh(a, b) + borrow;
        low -= product;
    }

    /// `n × this − a × b`, exact up to the last rounding: n² times a covariance.
    double spread(int n, long a, long b) {
        long scaledLow = low * n;
        long scaledHigh = high * n + Math.unsignedMultiplyHigh(low, n);
        long product = a * b;
        long borrow = Long.compareUnsigned(scaledLow, product) < 0 ? 1 : 0;
        return toDouble(scaledHigh - Math.multiplyHigh(a, b) - borrow, scaledLow - product);
    }

    private static long carry(long sum, long addend) {
        return Long.compareUnsigned(sum, addend) < 0 ? 1 : 0;
    }

    private static double toDouble(long high, long low) {
        if (high == (low >> 63)) {
            return low;
        }
        if (high < 0) {
            return -toDouble(~high + (low == 0 ? 1 : 0), -low);
        }
        double upper = (low >>> 1) * 2.0;
        return high * TWO_64 + (low < 0 ? upper + (low & 1) : low);
    }
}
