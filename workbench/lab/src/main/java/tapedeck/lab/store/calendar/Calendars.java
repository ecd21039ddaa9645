package tapedeck.lab.store.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import tapedeck.model.ConfigException;
import tapedeck.model.Interval;
import tapedeck.model.Suggestion;
import tapedeck.model.TradingCalendar;

/// Finds trading calendars by name: `24x7`, `XNYS` (NYSE 2000–2030) and `FX` (the forex week 2000–2030).
///
/// Tables are resources of this package, one session per line: trade date, open, close; the two times are offsets
/// from 00:00 UTC of the trade date (`14:30`, or `-02:00` for the evening before). A test derives them again from the
/// exchange's rules and the JDK's zone data. Thread-safe; each table is read once.
public final class Calendars {
    private static final List<String> NAMES = List.of("24x7", "XNYS", "FX");
    private static final ConcurrentHashMap<String, TradingCalendar> LOADED = new ConcurrentHashMap<>();

    private Calendars() {}

    /// The names that [#named] knows.
    public static List<String> names() {
        return NAMES;
    }

    /// The calendar of a name.
    public static TradingCalendar named(String name) {
        return switch (name) {
            case "24x7" -> TradingCalendar.CONTINUOUS;
            case "XNYS" -> LOADED.computeIfAbsent(name, _ -> load("XNYS", "America/New_York", 252));
            case "FX" -> LOADED.computeIfAbsent(name, _ -> load("FX", "America/New_York", 260));
            default ->
                throw new ConfigException(
                        "TD-C030",
                        "calendar",
                        "there is no trading calendar '" + name + "'",
                        Suggestion.hint(name, NAMES));
        };
    }

    private static TradingCalendar load(String name, String zone, int periodsPerYear) {
        long[][] table = {new long[8192], new long[8192], new long[8192]};
        int count = 0;
        try (InputStream in = Calendars.class.getResourceAsStream(name + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("calendar table " + name + " is not on the class path");
            }
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    readSession(line, table, count++);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("calendar table " + name, e);
        }
        return TradingCalendar.ofSessions(
                name,
                zone,
                periodsPerYear,
                Arrays.copyOf(table[0], count),
                Arrays.copyOf(table[1], count),
                Arrays.copyOf(table[2], count));
    }

    private static void readSession(String line, long[][] table, int at) {
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        // our own table, in one form: a general parser takes ten times as long, at the start of every verb
        long day = LocalDate.of(number(line, 0, 4), number(line, 5, 7), number(line, 8, first))
                .toEpochDay();
        table[0][at] = day;
        table[1][at] = day * Interval.DAY + offset(line.substring(first + 1, second));
        table[2][at] = day * Interval.DAY + offset(line.substring(second + 1));
    }

    private static int number(String line, int from, int to) {
        return Integer.parseInt(line, from, to, 10);
    }

    private static long offset(String text) {
        boolean before = text.charAt(0) == '-';
        int colon = text.indexOf(':');
        long hours = Long.parseLong(text.substring(before ? 1 : 0, colon));
        long minutes = hours * 60 + Long.parseLong(text.substring(colon + 1));
        return (before ? -minutes : minutes) * Interval.MINUTE;
    }
}
