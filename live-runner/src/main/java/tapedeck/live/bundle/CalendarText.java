package tapedeck.live.bundle;

import java.util.List;
import tapedeck.model.DataException;
import tapedeck.model.TradingCalendar;

/// A calendar's session table as text, so that a bundle carries the sessions its run was made with. Stateless.
final class CalendarText {
    private static final String HEADER = "tapedeck.calendar/1";

    private CalendarText() {}

    /// Name, zone, periods per year; then one line `day,open,close` per session.
    static String write(TradingCalendar calendar) {
        StringBuilder out = new StringBuilder(HEADER)
                .append(',')
                .append(calendar.name())
                .append(',')
                .append(calendar.zone())
                .append(',')
                .append(calendar.periodsPerYear())
                .append('\n');
        for (int i = 0; i < calendar.sessionCount(); i++) {
            TradingCalendar.Hours hours = calendar.session(i);
            out.append(hours.day()).append(',').append(hours.open()).append(',');
            out.append(hours.close()).append('\n');
        }
        return out.toString();
    }

    static TradingCalendar read(String text, String place) {
        List<String> lines = text.lines().toList();
        String[] head = lines.isEmpty() ? new String[0] : lines.getFirst().split(",", -1);
        if (head.length != 4 || !head[0].equals(HEADER)) {
            throw new DataException("TD-L042", place + ":1", "is not a calendar", "promote again");
        }
        if (lines.size() == 1) {
            return TradingCalendar.CONTINUOUS;
        }
        int count = lines.size() - 1;
        long[] days = new long[count];
        long[] opens = new long[count];
        long[] closes = new long[count];
        try {
            for (int i = 0; i < count; i++) {
                String[] row = lines.get(i + 1).split(",", -1);
                days[i] = Long.parseLong(row[0]);
                opens[i] = Long.parseLong(row[1]);
                closes[i] = Long.parseLong(row[2]);
            }
            return TradingCalendar.ofSessions(head[1], head[2], Integer.parseInt(head[3]), days, opens, closes);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new DataException("TD-L042", place, "is not a calendar: " + e.getMessage(), "promote again");
        }
    }
}
