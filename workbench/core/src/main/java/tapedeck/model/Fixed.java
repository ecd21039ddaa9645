package tapedeck.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Exact decimal arithmetic on `long` at a scale of 1e-8: prices, sizes, cash and fees.
///
/// Every operation is checked: a result outside 64 bits throws [ArithmeticException]; one of exactly −2^63 may, too.
/// Products and quotients use
/// a 128-bit intermediate and round half to even unless the name says otherwise. Stateless, allocates nothing.
public final class Fixed {
    /// Digits after the decimal point.
    public static final int DIGITS = 8;
    /// The number one.
    public static final long ONE = 100_000_000L;

    private static final double ONE_AS_DOUBLE = 1e8;
    private static final long INT_MASK = 0xFFFF_FFFFL;
    /// Text with a larger exponent would first be expanded to as many digits.
    private static final int MAX_EXPONENT = 1000;

    private Fixed() {}

    /// `a × b`, rounded half to even.
    public static long multiply(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        if (high == (low >> 63)) {
            return divideHalfEven(low, ONE);
        }
        boolean negative = high < 0;
        if (negative) {
            low = -low;
            high = ~high + (low == 0 ? 1 : 0);
        }
        long quotient = divideByOne(high, low);
        long remainder = low - quotient * ONE;
        return signed(roundHalfEven(quotient, remainder, ONE), negative);
    }

    /// `a × b`, rounded away from zero: for fees, which never favour the account.
    public static long multiplyUp(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        boolean negative = high < 0;
        if (negative) {
            low = -low;
            high = ~high + (low == 0 ? 1 : 0);
        }
        long quotient = divideByOne(high, low);
        long remainder = low - quotient * ONE;
        return signed(remainder == 0 ? quotient : Math.incrementExact(quotient), negative);
    }

    /// `a × b` of two positive numbers, rounded towards zero: for rebates, which never favour the account either.
    public static long multiplyDown(long a, long b) {
        long up = multiplyUp(a, b);
        boolean isExact = a * b == up * ONE;
        return isExact ? up : up - 1;
    }

    /// `a ÷ b`, rounded half to even.
    public static long divide(long a, long b) {
        return scale(a, ONE, b);
    }

    /// `a × numerator ÷ denominator` on plain integers with a 128-bit intermediate, rounded half to even.
    public static long scale(long a, long numerator, long denominator) {
        if (denominator == 0) {
            throw new ArithmeticException("division by zero");
        }
        long high = Math.multiplyHigh(a, numerator);
        long low = a * numerator;
        if (high == (low >> 63) && !(low == Long.MIN_VALUE && denominator == -1)) {
            return divideHalfEven(low, denominator);
        }
        boolean negative = (high < 0) != (denominator < 0);
        if (high < 0) {
            low = -low;
            high = ~high + (low == 0 ? 1 : 0);
        }
        long divisor = Math.abs(denominator);
        long quotient = divideUnsigned(high, low, divisor);
        long remainder = low - quotient * divisor;
        return signed(roundHalfEven(quotient, remainder, divisor), negative);
    }

    /// The largest multiple of `step` that is not above `value`; both are positive or zero, `step` is positive.
    public static long floorTo(long value, long step) {
        return value - Math.floorMod(value, step);
    }

    /// The smallest multiple of `step` that is not below `value`.
    public static long ceilTo(long value, long step) {
        long rest = Math.floorMod(value, step);
        return rest == 0 ? value : Math.addExact(value, step - rest);
    }

    /// The multiple of `step` nearest to `value`, ties to the even multiple.
    public static long roundTo(long value, long step) {
        long floor = floorTo(value, step);
        long rest = value - floor;
        int order = Long.compare(rest, step - rest);
        boolean up = order > 0 || (order == 0 && ((floor / step) & 1) != 0);
        return up ? Math.addExact(floor, step) : floor;
    }

    /// The nearest fixed value, ties to even on the exact decimal expansion's rounding to a double product.
    ///
    /// @throws ArithmeticException for NaN, infinities and magnitudes from 9.2e10 on
    public static long fromDouble(double value) {
        double scaled = Math.rint(value * ONE_AS_DOUBLE);
        if (!(Math.abs(scaled) < 0x1p63)) {
            throw new ArithmeticException("not representable at 1e-8: " + value);
        }
        return (long) scaled;
    }

    /// The nearest double.
    public static double toDouble(long value) {
        return value / ONE_AS_DOUBLE;
    }

    /// Reads plain or scientific decimal text; more than eight decimals are refused rather than rounded away.
    ///
    /// @throws NumberFormatException where the text is no decimal number or does not fit exactly
    public static long parse(CharSequence text) {
        int length = text.length();
        int at = 0;
        boolean negative = false;
        if (length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+')) {
            negative = text.charAt(0) == '-';
            at = 1;
        }
        long value = 0;
        int digits = 0;
        int decimals = -1;
        for (; at < length; at++) {
            char c = text.charAt(at);
            if (c == '.' && decimals < 0) {
                decimals = 0;
            } else if (c >= '0' && c <= '9' && digits < 18) {
                value = value * 10 + (c - '0');
                digits += value == 0 ? 0 : 1;
                decimals += decimals < 0 ? 0 : 1;
            } else {
                return parseUnusual(text);
            }
        }
        int shift = DIGITS - Math.max(decimals, 0);
        boolean noDigit =
                length == (negative || (length > 0 && text.charAt(0) == '+') ? 1 : 0) + (decimals < 0 ? 0 : 1);
        if (noDigit || shift < 0) {
            return parseUnusual(text);
        }
        try {
            long scaled = Math.multiplyExact(value, powerOfTen(shift));
            return negative ? -scaled : scaled;
        } catch (ArithmeticException overflow) {
            throw new NumberFormatException("too large for 1e-8: " + text);
        }
    }

    /// Plain decimal text without trailing zeros: `12.5`, `-0.00000001`, `3`.
    public static String format(long value) {
        return append(new StringBuilder(24), value, 0).toString();
    }

    /// Plain decimal text with at least `decimals` digits after the point.
    public static String format(long value, int decimals) {
        return append(new StringBuilder(24), value, decimals).toString();
    }

    /// Appends [#format(long, int)] to `out`.
    public static StringBuilder append(StringBuilder out, long value, int decimals) {
        long whole = value / ONE;
        long part = Math.abs(value % ONE);
        if (value < 0 && whole == 0) {
            out.append('-');
        }
        out.append(whole);
        int digits = DIGITS;
        while (digits > decimals && part % 10 == 0) {
            part /= 10;
            digits--;
        }
        if (digits > 0) {
            out.append('.');
            for (long unit = powerOfTen(digits - 1); unit > 0; unit /= 10) {
                out.append((char) ('0' + part / unit % 10));
            }
        }
        return out;
    }

    /// Ten to the power of `exponent`, 0 to 18.
    public static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    private static long parseUnusual(CharSequence text) {
        try {
            BigDecimal value = new BigDecimal(text.toString());
            boolean isAscii = text.chars().allMatch(c -> c < 128);
            boolean isPlausible = Math.abs((long) value.scale()) < MAX_EXPONENT;
            if (!isAscii) {
                throw new NumberFormatException();
            }
            if (!isPlausible) {
                throw new ArithmeticException();
            }
            return value.setScale(DIGITS, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
        } catch (NumberFormatException notANumber) {
            throw new NumberFormatException("not a decimal number: " + text);
        } catch (ArithmeticException doesNotFit) {
            throw new NumberFormatException("does not fit 64 bits at 1e-8: " + text);
        }
    }

    private static long divideHalfEven(long dividend, long divisor) {
        long quotient = dividend / divisor;
        long remainder = dividend % divisor;
        if (remainder == 0) {
            return quotient;
        }
        long twice = Math.abs(remainder) - (Math.abs(divisor) - Math.abs(remainder));
        boolean away = twice > 0 || (twice == 0 && (quotient & 1) != 0);
        return away ? quotient + ((dividend < 0) == (divisor < 0) ? 1 : -1) : quotient;
    }

    /// Magnitudes: `remainder < divisor`, all unsigned 63-bit.
    private static long roundHalfEven(long quotient, long remainder, long divisor) {
        long twice = remainder - (divisor - remainder);
        return twice > 0 || (twice == 0 && (quotient & 1) != 0) ? Math.incrementExact(quotient) : quotient;
    }

    /// Unsigned 128-bit (high, low) by [#ONE], in two 32-bit digits.
    private static long divideByOne(long high, long low) {
        if (high >= ONE / 2) {
            throw new ArithmeticException("fixed-point overflow");
        }
        long upper = (high << 32) | (low >>> 32);
        long digit = upper / ONE;
        long rest = ((upper % ONE) << 32) | (low & INT_MASK);
        return (digit << 32) | (rest / ONE);
    }

    /// Unsigned 128-bit (high, low) by a positive divisor: schoolbook division in 32-bit digits.
    private static long divideUnsigned(long high, long low, long divisor) {
        if (divisor <= 0 || Long.compareUnsigned(high, divisor >>> 1) >= 0) {
            return divideWide(high, low, divisor);
        }
        int shift = Long.numberOfLeadingZeros(divisor);
        long d = divisor << shift;
        long dHigh = d >>> 32;
        long dLow = d & INT_MASK;
        long nHigh = shift == 0 ? high : (high << shift) | (low >>> (64 - shift));
        long nLow = low << shift;
        long first = quotientDigit(nHigh, nLow >>> 32, dHigh, dLow);
        long middle = ((nHigh << 32) | (nLow >>> 32)) - first * d;
        long second = quotientDigit(middle, nLow & INT_MASK, dHigh, dLow);
        return (first << 32) | second;
    }

    private static long quotientDigit(long upper, long next, long dHigh, long dLow) {
        long digit = Long.divideUnsigned(upper, dHigh);
        long rest = Long.remainderUnsigned(upper, dHigh);
        while (digit > INT_MASK || Long.compareUnsigned(digit * dLow, (rest << 32) | next) > 0) {
            digit--;
            rest += dHigh;
            if (rest > INT_MASK) {
                break;
            }
        }
        return digit;
    }

    /// The rare border: a quotient near 2^63, or a divisor of 2^63.
    private static long divideWide(long high, long low, long divisor) {
        var dividend = new java.math.BigInteger(Long.toUnsignedString(high))
                .shiftLeft(64)
                .add(new java.math.BigInteger(Long.toUnsignedString(low)));
        try {
            return dividend.divide(new java.math.BigInteger(Long.toUnsignedString(divisor)))
                    .longValueExact();
        } catch (ArithmeticException overflow) {
            throw new ArithmeticException("fixed-point overflow");
        }
    }

    private static long signed(long magnitude, boolean negative) {
        return negative ? -magnitude : magnitude;
    }
}
