package tapedeck.model;

import java.util.Arrays;

/// When an instrument trades: an ordered table of sessions in UTC, or all days round the clock. Immutable.
///
/// Tables are committed data; no time-zone rules are consulted at run time, so a result cannot change with the JDK.
public final class TradingCalendar {
    /// Trades always; a session is a UTC day.
    public static final TradingCalendar CONTINUOUS =
            new TradingCalendar("24x7", "UTC", 365, new long[0], new long[0], new long[0]);

    private final String name;
    private final String zone;
    private final int periodsPerYear;
    private final long[] days;
    private final long[] opens;
    private final long[] closes;

    private TradingCalendar(String name, String zone, int periodsPerYear, long[] days, long[] opens, long[] closes) {
        this.name = name;
        this.zone = zone;
        this.periodsPerYear = periodsPerYear;
        this.days = days;
        this.opens = opens;
        this.closes = closes;
    }

    /// A calendar from a session table.
    ///
    /// @param days   local trade date of each session as an epoch day, ascending
    /// @param opens  first nanosecond of each session
    /// @param closes first nanosecond after each session; not after the next open
    public static TradingCalendar ofSessions(
            String name, String zone, int periodsPerYear, long[] days, long[] opens, long[] closes) {
        if (days.length == 0 || days.length != opens.length || days.length != closes.length) {
            throw new IllegalArgumentException("calendar " + name + ": tables differ in length or are empty");
        }
        for (int i = 0; i < days.length; i++) {
            boolean ordered = opens[i] < closes[i] && (i == 0 || (closes[i - 1] <= opens[i] && days[i - 1] < days[i]));
            if (!ordered) {
                throw new IllegalArgumentException("calendar " + name + ": session " + i + " is out of order");
            }
        }
        return new TradingCalendar(name, zone, periodsPerYear, days.clone(), opens.clone(), closes.clone());
    }

    /// `24x7`, `XNYS`, `FX` …
    public String name() {
        return name;
    }

    /// The zone in which dates of this calendar are meant; informative.
    public String zone() {
        return zone;
    }

    /// Daily observations per year for annualised figures.
    public int periodsPerYear() {
        return periodsPerYear;
    }

    public boolean isContinuous() {
        return opens.length == 0;
    }

    /// Number of sessions in the table; zero for a continuous calendar.
    public int sessionCount() {
        return opens.length;
    }

    /// Trade date, first nanosecond and first nanosecond after it of one session of the table.
    public Hours session(int index) {
        return new Hours(days[index], opens[index], closes[index]);
    }

    /// One session.
    ///
    /// @param day   local trade date as an epoch day
    /// @param open  its first nanosecond
    /// @param close the first nanosecond after it
    public record Hours(long day, long open, long close) {}

    public boolean isOpen(long time) {
        return isContinuous() || opens[sessionIndex(time)] <= time;
    }

    /// The open of the session that contains `time`, or of the next one.
    public long sessionOpen(long time) {
        return isContinuous() ? Math.floorDiv(time, Interval.DAY) * Interval.DAY : opens[sessionIndex(time)];
    }

    /// The close of the session that contains `time`, or of the next one; later than `time`.
    public long sessionClose(long time) {
        return isContinuous() ? sessionOpen(time) + Interval.DAY : closes[sessionIndex(time)];
    }

    /// The close of the last session that ended at or before `time`, which lies between sessions; [Long#MIN_VALUE]
    /// before the first.
    public long previousClose(long time) {
        int next = isContinuous() ? 0 : sessionIndex(time);
        return next == 0 ? Long.MIN_VALUE : closes[next - 1];
    }

    /// The trade date, as an epoch day, of the session that contains `time`, or of the next one.
    public long sessionDay(long time) {
        return isContinuous() ? Math.floorDiv(time, Interval.DAY) : days[sessionIndex(time)];
    }

    /// The trade date of the last session that has closed at or before `time`.
    public long lastClosedDay(long time) {
        if (isContinuous()) {
            return Math.floorDiv(time, Interval.DAY) - 1;
        }
        int at = Arrays.binarySearch(closes, time);
        int last = at >= 0 ? at : -at - 2;
        if (last < 0) {
            throw outside(time);
        }
        return days[last];
    }

    /// The open of the session with this trade date, or [Long#MIN_VALUE] where that date has none.
    public long openOfDay(long epochDay) {
        if (isContinuous()) {
            return Math.multiplyExact(epochDay, Interval.DAY);
        }
        int at = Arrays.binarySearch(days, epochDay);
        return at < 0 ? Long.MIN_VALUE : opens[at];
    }

    /// Whether the table reaches over `time`.
    public boolean covers(long time) {
        return isContinuous() || (time >= opens[0] - 7 * Interval.DAY && time < closes[closes.length - 1]);
    }

    private int sessionIndex(long time) {
        int at = Arrays.binarySearch(closes, time);
        int index = at >= 0 ? at + 1 : -at - 1;
        if (index >= closes.length || time < opens[0] - 7 * Interval.DAY) {
            throw outside(time);
        }
        return index;
    }

    private DataException outside(long time) {
        return new DataException(
                "TD-D020",
                "calendar " + name,
                Times.format(time) + " is outside its table (" + Times.format(opens[0]) + " to "
                        + Times.format(closes[closes.length - 1]) + ")",
                "use a shorter range, or the calendar 24x7");
    }

    @Override
    public String toString() {
        return name;
    }
}
