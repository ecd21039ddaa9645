package tapedeck.lab.store.csv;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tapedeck.model.Interval;

/// The rough times of a file's first rows: enough to see their order and how far apart they are.
///
/// @param times nanoseconds, without regard to zones; rows whose time cannot be read are left out
record IntervalGuess(List<Long> times) {
    private static final int ENOUGH_ROWS = 8;

    static IntervalGuess of(List<String> texts, TimeStyle style, @Nullable String pattern) {
        List<Long> times = new ArrayList<>();
        for (String text : texts) {
            Long time = time(text.strip(), style, pattern);
            if (time != null) {
                times.add(time);
            }
        }
        return new IntervalGuess(times);
    }

    private static @Nullable Long time(String text, TimeStyle style, @Nullable String pattern) {
        try {
            return switch (style) {
                case EPOCH_SECONDS, EPOCH_MILLIS, EPOCH_MICROS, EPOCH_NANOS ->
                    Math.multiplyExact(Long.parseLong(text), style.unit());
                case DATE -> LocalDate.parse(text).toEpochDay() * Interval.DAY;
                case BASIC_DATE ->
                    LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).toEpochDay() * Interval.DAY;
                case ISO ->
                    Duration.between(LocalDate.EPOCH.atStartOfDay(), TimeStyle.local(text))
                            .toNanos();
                case PATTERN -> patterned(text, pattern);
            };
        } catch (DateTimeException | NumberFormatException | ArithmeticException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private static long patterned(String text, @Nullable String pattern) {
        TemporalAccessor parsed = TimeStyle.formatter(pattern).parse(text);
        LocalTime clock = Objects.requireNonNullElse(parsed.query(TemporalQueries.localTime()), LocalTime.MIDNIGHT);
        return Duration.between(
                        LocalDate.EPOCH.atStartOfDay(), LocalDate.from(parsed).atTime(clock))
                .toNanos();
    }

    boolean isDescending() {
        return times.size() > 1 && times.getFirst() > times.getLast();
    }

    /// The same rows in the order of their times: what is far apart in a file in no order says nothing of its bars.
    IntervalGuess sorted() {
        return new IntervalGuess(times.stream().sorted().toList());
    }

    /// The commonest distance of neighbours, the smallest of equally common ones; null where there is none.
    @Nullable
    Long distance() {
        TreeMap<Long, Integer> counts = new TreeMap<>();
        for (int i = 1; i < times.size(); i++) {
            long distance = Math.abs(times.get(i) - times.get(i - 1));
            if (distance > 0) {
                counts.merge(distance, 1, Integer::sum);
            }
        }
        Long best = null;
        for (var entry : counts.entrySet()) {
            if (best == null || entry.getValue() > counts.getOrDefault(best, 0)) {
                best = entry.getKey();
            }
        }
        return best;
    }

    /// Whether the rows are so far apart that they are weeks or months, longer than the longest bar of the store.
    boolean isLongerThanDays() {
        Long distance = distance();
        return times.size() >= ENOUGH_ROWS && distance != null && distance > 5 * Interval.DAY;
    }
}
