package tapedeck.lab.store.csv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tapedeck.model.Interval;
import tapedeck.model.Times;
import tapedeck.model.TradingCalendar;

/// Reads one time in the style that the file's first rows have, or says why not. Not thread-safe.
///
/// In a daily file a date, and a midnight in whatever zone, means the session of that trade date and is read as its
/// open; a date without a session as 00:00 UTC of the date.
final class TimeText {
    private final TimeStyle style;
    private final @Nullable ZoneId zone;
    private final CsvOptions.Overlap overlap;
    private final TradingCalendar calendar;
    private final boolean isDaily;
    private final boolean isUnitTold;
    private final long unit;
    private final @Nullable DateTimeFormatter formatter;
    private long lastDay = Long.MIN_VALUE;
    private long lastOpen;
    private String lastDateText = "never";
    private LocalDate lastDate = LocalDate.EPOCH;

    TimeText(CsvFormat format, CsvOptions options, TradingCalendar calendar) {
        this.style = format.style();
        this.zone = options.zone();
        this.overlap = options.overlap();
        this.calendar = calendar;
        this.isDaily = format.isDaily();
        this.isUnitTold = style.isEpoch() && options.pattern() != null;
        this.unit = style.unit();
        this.formatter = style == TimeStyle.PATTERN ? TimeStyle.formatter(options.pattern()) : null;
    }

    /// Epoch nanoseconds.
    long time(String given) throws BadField {
        String text = given.strip();
        try {
            return switch (style) {
                case EPOCH_SECONDS, EPOCH_MILLIS, EPOCH_MICROS, EPOCH_NANOS -> epoch(text);
                case DATE -> openOf(LocalDate.parse(text).toEpochDay());
                case BASIC_DATE ->
                    openOf(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
                            .toEpochDay());
                case ISO -> iso(text);
                case PATTERN -> pattern(text);
            };
        } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
            throw new BadField(style.expected(), "every row must write its time as the first row does");
        }
    }

    /// The open of a trade date's session; 00:00 UTC of a date without one.
    long openOf(long epochDay) throws BadField {
        if (epochDay == lastDay) {
            return lastOpen;
        }
        long midnight = Math.multiplyExact(epochDay, Interval.DAY);
        if (!calendar.covers(midnight)) {
            throw new BadField(
                    "a date within the calendar " + calendar.name(),
                    "say --calendar 24x7, or leave those rows out with --from");
        }
        long open = calendar.openOfDay(epochDay);
        lastDay = epochDay;
        lastOpen = open == Long.MIN_VALUE ? midnight : open;
        return lastOpen;
    }

    private long epoch(String text) throws BadField {
        boolean isCount = !text.isEmpty() && text.length() <= 20;
        for (int i = 0; i < text.length() && isCount; i++) {
            char c = text.charAt(i);
            isCount = (c >= '0' && c <= '9') || (c == '-' && i == 0);
        }
        if (!isCount) {
            throw new BadField(style.expected(), "every row must write its time as the first row does");
        }
        return ofCount(Long.parseLong(text));
    }

    /// The instant of a count in the file's unit.
    long ofCount(long count) throws BadField {
        if (!isUnitTold && TimeStyle.ofEpoch(count) != style) {
            throw new BadField(
                    style.expected(),
                    "its magnitude says another unit than the first row's; --time-pattern epoch-ms tells one for all");
        }
        long time = Math.multiplyExact(count, unit);
        return isDaily && Math.floorMod(time, Interval.DAY) == 0 ? openOf(Math.floorDiv(time, Interval.DAY)) : time;
    }

    private long iso(String text) throws BadField {
        int split = text.length() > 10 ? 10 : -1;
        if (split < 0 || (text.charAt(split) != 'T' && text.charAt(split) != ' ')) {
            throw new BadField(style.expected(), "every row must write its time as the first row does");
        }
        LocalDate date = date(text);
        String rest = text.substring(11).strip();
        int offsetAt = offsetAt(rest);
        String clock = rest.substring(0, offsetAt).strip();
        LocalDateTime local = LocalDateTime.of(date, clock(clock));
        String offset = rest.substring(offsetAt);
        if (isDaily && local.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return openOf(date.toEpochDay());
        }
        if (offset.equals("Z")) {
            return Times.of(local.toInstant(ZoneOffset.UTC));
        }
        return offset.isEmpty() ? zoned(local) : Times.of(local.toInstant(ZoneOffset.of(offset)));
    }

    /// `10:30` and `10:30:15` without the parser's machinery, which would be half of the work of a row.
    private static LocalTime clock(String text) {
        boolean isShort = text.length() == 5 && text.charAt(2) == ':';
        boolean isFull = text.length() == 8 && text.charAt(2) == ':' && text.charAt(5) == ':';
        if (!isShort && !isFull) {
            return LocalTime.parse(text);
        }
        return LocalTime.of(twoDigits(text, 0), twoDigits(text, 3), isFull ? twoDigits(text, 6) : 0);
    }

    /// −1, which no clock shows, where they are no digits.
    private static int twoDigits(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    private LocalDate date(String text) {
        if (!text.startsWith(lastDateText)) {
            String day = text.substring(0, 10);
            lastDate = LocalDate.parse(day);
            lastDateText = day;
        }
        return lastDate;
    }

    /// A date and a time of day from two cells, as one text: `20230501` and `153000` become ISO.
    static String joined(String date, String clock) {
        String day = date.strip();
        String hour = clock.strip();
        if (day.length() == 8 && isDigits(day)) {
            day = day.substring(0, 4) + "-" + day.substring(4, 6) + "-" + day.substring(6);
        }
        if ((hour.length() == 6 || hour.length() == 4) && isDigits(hour)) {
            hour = hour.substring(0, 2) + ":" + hour.substring(2, 4)
                    + (hour.length() == 6 ? ":" + hour.substring(4) : "");
        }
        return day + " " + hour;
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int offsetAt(String clock) {
        for (int i = 0; i < clock.length(); i++) {
            char c = clock.charAt(i);
            if (c == 'Z' || c == '+' || c == '-') {
                return i;
            }
        }
        return clock.length();
    }

    private long pattern(String text) throws BadField {
        TemporalAccessor parsed = Objects.requireNonNull(formatter).parse(text);
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Times.of(Instant.from(parsed));
        }
        LocalDate date = LocalDate.from(parsed);
        LocalTime clock = parsed.query(TemporalQueries.localTime());
        if (clock == null || (isDaily && clock.equals(LocalTime.MIDNIGHT))) {
            return openOf(date.toEpochDay());
        }
        return zoned(LocalDateTime.of(date, clock));
    }

    private long zoned(LocalDateTime local) throws BadField {
        if (zone == null) {
            throw new BadField("a time with a zone", "say --tz UTC or --tz America/New_York");
        }
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new BadField("a local time that exists", local + " is skipped by the clock in " + zone);
        }
        if (offsets.size() == 1) {
            return Times.of(local.toInstant(offsets.getFirst()));
        }
        return switch (overlap) {
            case EARLIER -> Times.of(local.toInstant(offsets.getFirst()));
            case LATER -> Times.of(local.toInstant(offsets.getLast()));
            case REFUSE ->
                throw new BadField(
                        "a local time that occurs once",
                        local + " occurs twice in " + zone + ": say --overlap earlier or --overlap later");
        };
    }
}
