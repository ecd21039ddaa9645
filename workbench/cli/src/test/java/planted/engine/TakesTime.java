package planted.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Planted: each method reads the system time.
public final class TakesTime {
    long millis() {
        return System.currentTimeMillis();
    }

    LongSupplier nanosByReference() {
        return System::nanoTime;
    }

    Instant instant() {
        return Instant.now();
    }

    Supplier<LocalDate> dateByReference() {
        return LocalDate::now;
    }

    Clock clock() {
        return Clock.systemUTC();
    }

    Date oldDate() {
        return new Date();
    }

    Calendar calendar() {
        return new GregorianCalendar();
    }
}
