package tapedeck.lab.report.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tapedeck.lab.analytics.Decimals;

/// Round numbers and dates to put on an axis.
final class Axis {
    private Axis() {}

    /// About `wanted` round values within a range.
    static List<Double> round(Figure.Range range, int wanted) {
        double rough = (range.to() - range.from()) / wanted;
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(rough)));
        double unit = rough / power;
        double step = power * (unit < 1.5 ? 1 : unit < 3.5 ? 2 : unit < 7.5 ? 5 : 10);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(range.from() / step - 1e-9); i * step <= range.to() + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /// The firsts of years, or of months where the range is short, as epoch days with a label.
    static List<Figure.Tick> dates(long from, long to, int wanted) {
        List<Figure.Tick> ticks = new ArrayList<>();
        long days = Math.max(1, to - from);
        int months = 1;
        for (int candidate : new int[] {1, 2, 3, 6, 12, 24, 60, 120}) {
            months = candidate;
            if (days / 30.4 / candidate <= wanted) {
                break;
            }
        }
        LocalDate date = LocalDate.ofEpochDay(from).withDayOfMonth(1);
        while (date.toEpochDay() <= to) {
            int index = date.getYear() * 12 + date.getMonthValue() - 1;
            if (index % months == 0 && date.toEpochDay() >= from) {
                String text = date.toString();
                ticks.add(
                        new Figure.Tick(date.toEpochDay(), months >= 12 ? text.substring(0, 4) : text.substring(0, 7)));
            }
            date = date.plusMonths(1);
        }
        if (ticks.isEmpty()) {
            ticks.add(new Figure.Tick(from, LocalDate.ofEpochDay(from).toString()));
        }
        return ticks;
    }

    /// An amount of money for an axis: `1.2 M`, `144 k`.
    static String money(double value) {
        double size = Math.abs(value);
        if (size >= 1e6) {
            return trimmed(value / 1e6) + Words.THIN + "M";
        }
        return size >= 1e4 ? trimmed(value / 1e3) + Words.THIN + "k" : trimmed(value);
    }

    /// A share for an axis: `−10 %`.
    static String share(double value) {
        return trimmed(value * 100) + Words.THIN + "%";
    }

    /// A number without needless zeros.
    static String trimmed(double value) {
        StringBuilder text = new StringBuilder(Words.decimal(value, Math.abs(value) >= 100 ? 0 : 2));
        Decimals.trim(text, 0);
        return text.toString();
    }
}
