package tapedeck.lab.store.csv;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tapedeck.model.ConfigException;

/// How a file writes its times; one style per file.
public enum TimeStyle {
    EPOCH_SECONDS("epoch seconds"),
    EPOCH_MILLIS("epoch milliseconds"),
    EPOCH_MICROS("epoch microseconds"),
    EPOCH_NANOS("epoch nanoseconds"),
    DATE("a date like 2023-05-01"),
    BASIC_DATE("a date like 20230501"),
    ISO("a time like 2023-05-01T10:00:00Z"),
    PATTERN("a time in the given pattern");

    private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,19}");
    private static final Pattern BASIC = Pattern.compile("(19|20)[0-9]{6}");
    private static final Pattern ISO_DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern SLASHED = Pattern.compile("[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}.*");

    private final String expected;

    TimeStyle(String expected) {
        this.expected = expected;
    }

    /// What a field of this style looks like, for people.
    public String expected() {
        return expected;
    }

    boolean isEpoch() {
        return switch (this) {
            case EPOCH_SECONDS, EPOCH_MILLIS, EPOCH_MICROS, EPOCH_NANOS -> true;
            case DATE, BASIC_DATE, ISO, PATTERN -> false;
        };
    }

    /// Nanoseconds of one count; 1 where times are no counts.
    long unit() {
        return switch (this) {
            case EPOCH_SECONDS -> 1_000_000_000L;
            case EPOCH_MILLIS -> 1_000_000L;
            case EPOCH_MICROS -> 1_000L;
            case EPOCH_NANOS, DATE, BASIC_DATE, ISO, PATTERN -> 1L;
        };
    }

    /// The unit that a count's magnitude says: 1973 to 5138 in each.
    static TimeStyle ofEpoch(long count) {
        long magnitude = Math.abs(count);
        if (magnitude < 100_000_000_000L) {
            return EPOCH_SECONDS;
        }
        if (magnitude < 100_000_000_000_000L) {
            return EPOCH_MILLIS;
        }
        return magnitude < 100_000_000_000_000_000L ? EPOCH_MICROS : EPOCH_NANOS;
    }

    /// The style of a field.
    static TimeStyle of(String given) throws BadField {
        String text = given.strip();
        if (BASIC.matcher(text).matches()) {
            return BASIC_DATE;
        }
        if (DIGITS.matcher(text).matches()) {
            return ofEpoch(count(text));
        }
        if (text.length() >= 10 && ISO_DATE.matcher(text.substring(0, 10)).matches()) {
            return text.length() == 10 ? DATE : ISO;
        }
        if (SLASHED.matcher(text).matches()) {
            throw new BadField(
                    "a date that says which number is the day",
                    "day and month are ambiguous: say --time-pattern dd/MM/yyyy or --time-pattern MM/dd/yyyy");
        }
        throw new BadField(
                "a date, a time or an epoch count", "say --time-pattern, such as --time-pattern 'dd.MM.yyyy HH:mm'");
    }

    private static long count(String digits) throws BadField {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException tooLarge) {
            throw new BadField("an epoch count of nanoseconds at most", "it lies behind the year 2262");
        }
    }

    /// The style of a user's pattern: `epoch-ms` and the like name the unit of a count.
    static TimeStyle ofPattern(@Nullable String pattern) {
        return switch (String.valueOf(pattern)) {
            case "epoch-s" -> EPOCH_SECONDS;
            case "epoch-ms" -> EPOCH_MILLIS;
            case "epoch-us" -> EPOCH_MICROS;
            case "epoch-ns" -> EPOCH_NANOS;
            default -> PATTERN;
        };
    }

    /// A strict formatter of a user's pattern.
    static DateTimeFormatter formatter(@Nullable String pattern) {
        try {
            String strict = String.valueOf(pattern).replace("yyyy", "uuuu");
            return new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(strict)
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    "TD-C031", "--time-pattern", "'" + pattern + "' is no time pattern", "write 'dd.MM.yyyy HH:mm'");
        }
    }

    /// The local date and time that a field of ISO style begins with; only for guessing an interval.
    static LocalDateTime local(String text) {
        int end = 11;
        while (end < text.length() && "Z+- ".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return LocalDate.parse(text.substring(0, 10)).atTime(LocalTime.parse(text.substring(11, end)));
    }
}
