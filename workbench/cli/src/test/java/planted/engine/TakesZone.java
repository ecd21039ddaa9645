package planted.engine;

import java.text.SimpleDateFormat;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;

/// Planted: each method uses the default time zone.
public final class TakesZone {
    ZoneId zone() {
        return ZoneId.systemDefault();
    }

    TimeZone oldZone() {
        return TimeZone.getDefault();
    }

    Clock clock() {
        return Clock.systemDefaultZone();
    }

    Calendar calendar() {
        return Calendar.getInstance(Locale.ROOT);
    }

    SimpleDateFormat format() {
        return new SimpleDateFormat("HH", Locale.ROOT);
    }
}
