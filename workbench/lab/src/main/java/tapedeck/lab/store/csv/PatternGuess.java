package tapedeck.lab.store.csv;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rough time of a field in a user's pattern, to see the distance of rows.
final class PatternGuess {
    private PatternGuess() {}

    static long nanos(String text, @Nullable String pattern) {
        TemporalAccessor parsed = TimeStyle.formatter(pattern).parse(text);
        LocalTime clock = Objects.requireNonNullElse(parsed.query(TemporalQueries.localTime()), LocalTime.MIDNIGHT);
        return Duration.between(
                        LocalDate.EPOCH.atStartOfDay(), LocalDate.from(parsed).atTime(clock))
                .toNanos();
    }
}
