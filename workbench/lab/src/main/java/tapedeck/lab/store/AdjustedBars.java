package tapedeck.lab.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tapedeck.engine.Adjustment;
import tapedeck.engine.CorporateAction;
import tapedeck.engine.Sha256;
import tapedeck.event.BarReader;
import tapedeck.lab.store.column.Columns;
import tapedeck.model.Bar;
import tapedeck.model.DataException;
import tapedeck.model.Fixed;
import tapedeck.model.Times;

/// Restates bars to the price basis of the last one: what was traded before a split or a dividend is scaled when it is
/// read. Immutable; the rows at rest stay as they are.
///
/// A split of n:m scales earlier prices by m/n and volumes by n/m. A dividend d scales earlier prices by o/(o + d),
/// where o is the ex-day's open: exactly what reinvesting it there yields.
final class AdjustedBars {
    private static final BigInteger LARGEST = BigInteger.valueOf(1_000_000_000_000_000_000L);
    private static final int DIGITS = 18;

    private final List<Step> steps;
    private final String name;

    /// Rows before `time` are scaled by these factors.
    private record Step(long time, Factor prices, Factor volumes) {}

    /// A scale as a fraction of whole numbers.
    private record Factor(long numerator, long denominator) {
        static Factor of(BigInteger top, BigInteger bottom) {
            BigInteger common = top.gcd(bottom);
            BigInteger a = top.divide(common);
            BigInteger b = bottom.divide(common);
            if (a.compareTo(LARGEST) <= 0 && b.compareTo(LARGEST) <= 0) {
                return new Factor(a.longValueExact(), b.longValueExact());
            }
            BigDecimal value = new BigDecimal(a).divide(new BigDecimal(b), new MathContext(DIGITS));
            int places = Math.clamp(DIGITS - Math.max(1L, value.precision() - value.scale()), 0, DIGITS);
            BigInteger scaled = value.scaleByPowerOfTen(places)
                    .setScale(0, java.math.RoundingMode.HALF_EVEN)
                    .toBigInteger();
            return new Factor(
                    scaled.longValueExact(), BigInteger.TEN.pow(places).longValueExact());
        }

        long of(long value) {
            return Fixed.scale(value, numerator, denominator);
        }
    }

    private AdjustedBars(List<Step> steps, String name) {
        this.steps = List.copyOf(steps);
        this.name = name;
    }

    /// The scaling of a series that ends with the last of its rows.
    ///
    /// @param actions of the series, in order, after its first row
    static AdjustedBars of(Series series, List<CorporateAction> actions, Adjustment adjustment) {
        List<Step> steps = new ArrayList<>();
        BigInteger[] prices = {BigInteger.ONE, BigInteger.ONE};
        BigInteger[] volumes = {BigInteger.ONE, BigInteger.ONE};
        StringBuilder name = new StringBuilder("tapedeck.adjusted/1\n" + adjustment + "\n");
        for (CorporateAction action : actions.reversed()) {
            if (action.newUnits() != 0) {
                multiply(prices, action.oldUnits(), action.newUnits());
                multiply(volumes, action.newUnits(), action.oldUnits());
            }
            if (adjustment == Adjustment.ALL && action.dividend() != 0) {
                long open = openBefore(series.columns(), action);
                multiply(prices, open, Math.addExact(open, action.dividend()));
            }
            steps.addFirst(new Step(action.time(), Factor.of(prices[0], prices[1]), Factor.of(volumes[0], volumes[1])));
            name.append(action.time() + " " + action.newUnits() + ":" + action.oldUnits() + " " + action.dividend())
                    .append('\n');
        }
        return new AdjustedBars(steps, name.toString());
    }

    /// The ex-day's open in units before a split of the same date.
    private static long openBefore(Columns columns, CorporateAction action) {
        long open = columns.between(action.time(), Long.MAX_VALUE).value(1, 0);
        return action.newUnits() == 0 ? open : Fixed.scale(open, action.newUnits(), action.oldUnits());
    }

    private static void multiply(BigInteger[] fraction, long numerator, long denominator) {
        fraction[0] = fraction[0].multiply(BigInteger.valueOf(numerator));
        fraction[1] = fraction[1].multiply(BigInteger.valueOf(denominator));
    }

    /// The actions that restated prices leave as events: dividends, per restated unit.
    static List<CorporateAction> left(List<CorporateAction> actions, Adjustment adjustment) {
        List<CorporateAction> left = new ArrayList<>();
        BigInteger[] units = {BigInteger.ONE, BigInteger.ONE};
        for (CorporateAction action : actions.reversed()) {
            if (action.newUnits() != 0) {
                multiply(units, action.oldUnits(), action.newUnits());
            }
            if (adjustment == Adjustment.SPLITS && action.dividend() != 0) {
                long paid = Factor.of(units[0], units[1]).of(action.dividend());
                left.addFirst(new CorporateAction(action.instrument(), action.time(), 0, 0, paid));
            }
        }
        return left;
    }

    /// Names the restated rows, given what names the raw ones.
    String root(String rawRoot) {
        return steps.isEmpty() ? rawRoot : Sha256.hex((name + rawRoot + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// A reader of the restated bars.
    BarReader over(BarReader raw) {
        return steps.isEmpty() ? raw : new Reader(raw);
    }

    private final class Reader implements BarReader {
        private final BarReader raw;
        private int next;

        Reader(BarReader raw) {
            this.raw = raw;
        }

        @Override
        public boolean read(Bar bar) {
            if (!raw.read(bar)) {
                return false;
            }
            while (next < steps.size() && steps.get(next).time() <= bar.startTime()) {
                next++;
            }
            if (next < steps.size()) {
                scale(bar, steps.get(next));
            }
            return true;
        }

        private void scale(Bar bar, Step step) {
            long low = step.prices().of(bar.lowPrice());
            if (low <= 0 && bar.lowPrice() > 0) {
                throw new DataException(
                        "TD-D072",
                        bar.symbol() + " " + Times.format(bar.startTime()),
                        "its adjusted price is below 0.00000001",
                        "use a shorter range");
            }
            bar.set(
                    bar.startTime(),
                    bar.endTime(),
                    step.prices().of(bar.openPrice()),
                    step.prices().of(bar.highPrice()),
                    low,
                    step.prices().of(bar.closePrice()),
                    step.volumes().of(bar.rawVolume()));
        }
    }
}
