package tapedeck.lab.store.csv;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tapedeck.model.DataException;
import tapedeck.model.Interval;

/// Finds out from a file's first 64 KiB how the rest of it is written, or refuses with what it would need to be told.
final class CsvSniffer {
    /// Bytes looked at; a header or first row must end within them.
    static final int HEAD = 1 << 16;

    private static final int ROWS = 2_000;
    private static final List<Field> KLINES = List.of(
            Field.TIME,
            Field.OPEN,
            Field.HIGH,
            Field.LOW,
            Field.CLOSE,
            Field.VOLUME,
            Field.SKIP,
            Field.SKIP,
            Field.SKIP,
            Field.SKIP,
            Field.SKIP,
            Field.SKIP);
    private static final List<Field> BINANCE_TRADES =
            List.of(Field.SEQUENCE, Field.PRICE, Field.SIZE, Field.SKIP, Field.TIME, Field.SIDE, Field.SKIP);

    private final String file;
    private final CsvOptions options;
    private final List<String> lines;
    private final int bom;
    private String dialect = "generic";

    private CsvSniffer(String file, byte[] head, boolean isWhole, CsvOptions options) {
        this.file = file;
        this.options = options;
        this.bom = bom(head);
        this.lines = lines(head, isWhole);
    }

    /// What the head of a file says.
    ///
    /// @param isWhole the head is the whole file
    static CsvFormat sniff(String file, byte[] head, boolean isWhole, CsvOptions options) {
        return new CsvSniffer(file, head, isWhole, options).format();
    }

    private CsvFormat format() {
        char delimiter = delimiter(lines.getFirst());
        List<String> first = split(lines.getFirst(), delimiter);
        boolean hasHeader = !looksLikeRow(first);
        List<Field> columns = columns(first, hasHeader);
        if (hasHeader && lines.size() < 2) {
            throw refuse(2, 1, "", "rows after the header", "the file has a header and nothing else");
        }
        int at = hasHeader ? 1 : 0;
        int timeColumn = Math.max(columns.indexOf(Field.TIME), columns.indexOf(Field.DATE));
        int rows = Math.min(lines.size() - at, ROWS);
        List<String> times = new ArrayList<>();
        for (int i = at; i < at + rows; i++) {
            List<String> row = split(lines.get(i), delimiter);
            if (timeColumn < row.size()) {
                times.add(row.get(timeColumn));
            }
        }
        TimeStyle style = style(times, at, columns);
        List<Long> guessed = guesses(times, style, columns.contains(Field.CLOCK));
        boolean isDescending = guessed.size() > 1 && guessed.getFirst() > guessed.getLast();
        Interval interval = columns.contains(Field.CLOSE) ? interval(guessed, style, columns) : null;
        boolean isPlain = lines.stream().noneMatch(line -> line.indexOf('"') >= 0 || line.indexOf('\'') >= 0);
        return new CsvFormat(dialect, delimiter, at, columns, style, interval, isDescending, isPlain, bom);
    }

    private List<Field> columns(List<String> first, boolean hasHeader) {
        if (!options.columns().isEmpty()) {
            return complete(options.columns().stream().map(Field::ofHeader).toList(), options.columns());
        }
        if (hasHeader) {
            return complete(first.stream().map(Field::ofHeader).toList(), first);
        }
        if (first.size() == KLINES.size()) {
            dialect = "Binance klines";
            return KLINES;
        }
        if (first.size() == BINANCE_TRADES.size()) {
            dialect = "Binance trades";
            return BINANCE_TRADES;
        }
        throw refuse(1, 1, lines.getFirst(), "a header", "say --columns time,open,high,low,close,volume");
    }

    /// Settles what one name alone cannot: who is the time, which price is the close, which columns are left out.
    private List<Field> complete(List<Field> named, List<String> header) {
        List<Field> columns = new ArrayList<>(named);
        List<String> plain = header.stream().map(Field::plain).toList();
        dialect = CsvDialects.name(plain, header);
        if (!columns.contains(Field.TIME) && !columns.contains(Field.DATE)) {
            columns.replaceAll(field -> field == Field.CLOCK ? Field.TIME : field);
        } else if (columns.contains(Field.TIME)) {
            columns.replaceAll(field -> field == Field.CLOCK || field == Field.DATE ? Field.SKIP : field);
        } else if (!columns.contains(Field.CLOCK)) {
            columns.replaceAll(field -> field == Field.DATE ? Field.TIME : field);
        }
        boolean hasRange = columns.contains(Field.OPEN) && columns.contains(Field.HIGH) && columns.contains(Field.LOW);
        if (hasRange && !columns.contains(Field.CLOSE)) {
            columns.replaceAll(field -> field == Field.PRICE ? Field.CLOSE : field);
        }
        if (columns.contains(Field.CLOSE)) {
            columns.replaceAll(field ->
                    field == Field.PRICE || field == Field.SIZE || field == Field.SEQUENCE ? Field.SKIP : field);
        } else if (columns.contains(Field.PRICE) && !columns.contains(Field.SIZE)) {
            columns.replaceAll(field -> field == Field.VOLUME ? Field.SIZE : field);
        }
        require(columns, header);
        return columns;
    }

    private void require(List<Field> columns, List<String> header) {
        List<Field> needed = columns.contains(Field.BID)
                ? List.of(Field.BID, Field.ASK)
                : columns.contains(Field.PRICE)
                        ? List.of(Field.PRICE, Field.SIZE)
                        : List.of(Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE, Field.VOLUME);
        for (Field field : needed) {
            if (!columns.contains(field)) {
                throw missing(field, header);
            }
        }
        if (!columns.contains(Field.TIME) && !columns.contains(Field.DATE)) {
            throw missing(Field.TIME, header);
        }
        for (Field field : columns) {
            if (field != Field.SKIP && columns.indexOf(field) != columns.lastIndexOf(field)) {
                throw refuse(
                        1, 1, String.join(",", header), "one column for " + field, "name the columns with --columns");
            }
        }
    }

    private DataException missing(Field field, List<String> header) {
        return refuse(
                1,
                1,
                String.join(",", header),
                "a column for " + field.name().toLowerCase(java.util.Locale.ROOT),
                "name the columns with --columns, such as --columns time,open,high,low,close,volume");
    }

    private TimeStyle style(List<String> times, int headerLines, List<Field> columns) {
        if (options.pattern() != null) {
            return TimeStyle.PATTERN;
        }
        try {
            TimeStyle style = TimeStyle.of(times.isEmpty() ? "" : times.getFirst());
            boolean hasClock = columns.contains(Field.CLOCK);
            return hasClock && (style == TimeStyle.DATE || style == TimeStyle.BASIC_DATE) ? TimeStyle.ISO : style;
        } catch (BadField e) {
            throw refuse(headerLines + 1, 1, times.isEmpty() ? "" : times.getFirst(), e.expected(), e.hint());
        }
    }

    /// Rough times in nanoseconds, only to see the order and the distance of rows.
    private List<Long> guesses(List<String> times, TimeStyle style, boolean hasClock) {
        List<Long> guesses = new ArrayList<>();
        for (String text : times) {
            Long guess = hasClock ? null : guess(text.strip(), style);
            if (guess != null) {
                guesses.add(guess);
            }
        }
        return guesses;
    }

    private @Nullable Long guess(String text, TimeStyle style) {
        try {
            return switch (style) {
                case EPOCH_SECONDS -> Math.multiplyExact(Long.parseLong(text), 1_000_000_000L);
                case EPOCH_MILLIS -> Math.multiplyExact(Long.parseLong(text), 1_000_000L);
                case EPOCH_MICROS -> Math.multiplyExact(Long.parseLong(text), 1_000L);
                case EPOCH_NANOS -> Long.parseLong(text);
                case DATE -> LocalDate.parse(text).toEpochDay() * Interval.DAY;
                case BASIC_DATE ->
                    LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).toEpochDay() * Interval.DAY;
                case ISO ->
                    Duration.between(LocalDate.EPOCH.atStartOfDay(), TimeStyle.local(text))
                            .toNanos();
                case PATTERN -> PatternGuess.nanos(text, options.pattern());
            };
        } catch (DateTimeException | NumberFormatException | ArithmeticException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private @Nullable Interval interval(List<Long> guesses, TimeStyle style, List<Field> columns) {
        if (options.interval() != null) {
            return options.interval();
        }
        if ((style == TimeStyle.DATE || style == TimeStyle.BASIC_DATE) && !columns.contains(Field.CLOCK)) {
            return new Interval(Interval.DAY);
        }
        TreeMap<Long, Integer> counts = new TreeMap<>();
        for (int i = 1; i < guesses.size(); i++) {
            long distance = Math.abs(guesses.get(i) - guesses.get(i - 1));
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
        return best == null ? null : new Interval(Math.min(best, Interval.DAY));
    }

    private boolean looksLikeRow(List<String> fields) {
        return fields.stream()
                        .filter(field -> field.strip().matches("[+-]?[0-9.,]*[0-9][0-9.,]*"))
                        .count()
                >= Math.max(1, fields.size() / 2);
    }

    private char delimiter(String line) {
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t', '|'}) {
            long count = line.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private int bom(byte[] head) {
        if (head.length == 0) {
            throw refuse(1, 1, "", "a header and rows", "the file is empty");
        }
        boolean isWide = head.length > 1
                && ((head[0] == (byte) 0xFF && head[1] == (byte) 0xFE)
                        || (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF)
                        || head[0] == 0
                        || head[1] == 0);
        if (isWide) {
            throw refuse(1, 1, "UTF-16", "UTF-8 text", "convert it: iconv -f UTF-16 -t UTF-8");
        }
        boolean hasMark = head.length > 2 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
        return hasMark ? 3 : 0;
    }

    private List<String> lines(byte[] head, boolean isWhole) {
        String text = new String(head, bom, head.length - bom, StandardCharsets.UTF_8);
        int end = isWhole ? text.length() : text.lastIndexOf('\n') + 1;
        if (end <= 0) {
            throw refuse(
                    1,
                    1,
                    text.substring(0, Math.min(text.length(), 60)),
                    "a line end within 64 KiB",
                    "is it a CSV file?");
        }
        List<String> found = Stream.of(text.substring(0, end).split("\n", -1))
                .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
                .toList();
        int last = found.size();
        while (last > 0 && found.get(last - 1).isEmpty()) {
            last--;
        }
        if (last == 0) {
            throw refuse(1, 1, "", "a header and rows", "the file has only blank lines");
        }
        return found.subList(0, last);
    }

    /// Splits at delimiters outside double quotes; the strict reader comes later.
    static List<String> split(String line, char delimiter) {
        if (line.indexOf('"') < 0) {
            return Arrays.asList(line.split(java.util.regex.Pattern.quote(String.valueOf(delimiter)), -1));
        }
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == delimiter && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private DataException refuse(long line, long column, String value, String expected, String hint) {
        return new Place(file, line, column).refuse("TD-D010", value, expected, hint);
    }
}
