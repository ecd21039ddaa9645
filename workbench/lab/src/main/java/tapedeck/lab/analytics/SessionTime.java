package tapedeck.lab.analytics;

import java.util.Arrays;

/// Trading time as a table of sessions with the open time before each.
final class SessionTime implements TradingTime {
    private final long[] opens;
    private final long[] closes;
    private final long[] before;

    SessionTime(long[] opens, long[] closes) {
        if (opens.length != closes.length) {
            throw new IllegalArgumentException(opens.length + " opens but " + closes.length + " closes");
        }
        this.opens = opens.clone();
        this.closes = closes.clone();
        before = new long[opens.length + 1];
        for (int i = 0; i < opens.length; i++) {
            if (closes[i] < opens[i] || (i > 0 && opens[i] < closes[i - 1])) {
                throw new IllegalArgumentException("session " + i + " overlaps the one before or ends before it opens");
            }
            before[i + 1] = before[i] + closes[i] - opens[i];
        }
    }

    @Override
    public long between(long from, long to) {
        return openUntil(to) - openUntil(from);
    }

    private long openUntil(long time) {
        int found = Arrays.binarySearch(opens, time);
        int session = found >= 0 ? found : -found - 2;
        if (session < 0) {
            return 0;
        }
        return before[session] + Math.min(time, closes[session]) - opens[session];
    }
}
