package tapedeck.lab.store.csv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tapedeck.model.DataException;
import tapedeck.model.Interval;

/// Finds out from a file's first 64 KiB how the rest of it is written, or refuses with what it would need to be told.
final class CsvSniffer {
    private static final int ROWS = 2_000;

    private final CsvHead head;
    private final CsvOptions options;
    private final CsvMapping mapping;
    private final List<String> lines;
    private final char delimiter;
    private Dialect dialect = Dialect.OHLCV;
    private int headerLines;
    private List<String> unused = List.of();

    private CsvSniffer(CsvHead head, CsvOptions options) {
        this.head = head;
        this.options = options;
        this.mapping = options.mapping();
        this.lines = head.lines();
        if (mapping.skippedLines() >= lines.size()) {
            throw place(1).refuse("TD-D010", "", "more than " + mapping.skippedLines() + " lines", "skip fewer lines");
        }
        Character told = mapping.delimiter();
        this.delimiter = told == null ? CsvHead.delimiter(lines.get(mapping.skippedLines())) : told;
    }

    /// What the head of a file says.
    ///
    /// @param isWhole the head is the whole file
    static CsvFormat sniff(String file, byte[] head, boolean isWhole, CsvOptions options) {
        return new CsvSniffer(CsvHead.of(file, head, isWhole), options).format();
    }

    private CsvFormat format() {
        List<String> first = CsvHead.split(lines.get(mapping.skippedLines()), delimiter);
        List<Field> columns = looksLikeRow(first) ? bare(first) : header(first);
        if (headerLines >= lines.size()) {
            throw place(headerLines + 1)
                    .refuse("TD-D010", "", "rows after the header", "the file has a header and nothing else");
        }
        List<String> times = times(columns);
        TimeStyle style = style(times.isEmpty() ? "" : times.getFirst());
        IntervalGuess guess = IntervalGuess.of(times, style, options.pattern());
        IntervalGuess spaced = options.sorts() ? guess.sorted() : guess;
        Interval interval = columns.contains(Field.CLOSE) ? interval(spaced, style, columns) : null;
        if (dialect == Dialect.OHLCV && guess.isDescending() && isAlphaVantage(first)) {
            dialect = Dialect.ALPHA_VANTAGE;
        }
        String name = mapping.name().isEmpty() ? dialect.title() : mapping.name();
        boolean isPlain = lines.stream().noneMatch(line -> line.indexOf('"') >= 0 || line.indexOf('\'') >= 0);
        CsvFormat.Rows rows = new CsvFormat.Rows(delimiter, headerLines, head.bom(), isPlain, guess.isDescending());
        return new CsvFormat(name, rows, columns, unused, style, interval);
    }

    private List<Field> bare(List<String> first) {
        headerLines = mapping.skippedLines();
        if (!mapping.order().isEmpty()) {
            return named(mapping.order(), first.size());
        }
        Dialect told = mapping.dialect();
        dialect = Dialect.ofBareRow(first)
                .orElseThrow(() -> place(headerLines + 1)
                        .refuse(
                                "TD-D010",
                                lines.get(headerLines),
                                "a header",
                                "say --columns time,open,high,low,close,volume, or --mapping FILE"));
        if (told != null && told != dialect) {
            throw notTold(told, lines.get(headerLines));
        }
        return dialect.bareColumns(first.size());
    }

    private List<Field> header(List<String> first) {
        headerLines = mapping.skippedLines() + 1;
        List<String> names = first;
        if (isYfinance(first)) {
            headerLines += 2;
            names = new ArrayList<>(first);
            names.set(0, "Date");
        }
        return named(mapping.order().isEmpty() ? names : mapping.order(), first.size());
    }

    /// Columns by their names: the header's, or those that the user gave.
    private List<Field> named(List<String> names, int count) {
        if (names.size() != count) {
            throw place(1).refuse(
                            "TD-D010",
                            lines.get(mapping.skippedLines()),
                            names.size() + " columns, as many as were named",
                            "name every column of the file; call those that are not used skip");
        }
        Dialect found = Dialect.recognise(names.stream().map(Field::plain).toList());
        Dialect told = mapping.dialect();
        if (told != null && found.isVendor() && found != told) {
            throw notTold(told, String.join(",", names));
        }
        dialect = told == null ? (headerLines == mapping.skippedLines() + 3 ? Dialect.YAHOO : found) : told;
        List<Field> columns = new HeaderColumns(place(1), mapping, dialect, names).settle();
        unused = HeaderColumns.unused(names, columns);
        return columns;
    }

    private DataException notTold(Dialect told, String found) {
        return place(1).refuse(
                        "TD-D019",
                        found,
                        "a file of " + told.title(),
                        "leave --from out, or say which it is; see docs/store.md");
    }

    /// Whether this is the table that yfinance writes: two more lines of header, the name of the index in the third.
    private boolean isYfinance(List<String> first) {
        int at = mapping.skippedLines();
        return first.getFirst().equals("Price")
                && lines.size() > at + 2
                && lines.get(at + 1).startsWith("Ticker" + delimiter)
                && lines.get(at + 2).startsWith("Date");
    }

    private static boolean isAlphaVantage(List<String> header) {
        return header.size() >= 5
                && header.subList(0, 5).equals(List.of("timestamp", "open", "high", "low", "close"))
                && header.stream().noneMatch(name -> name.equals("symbol"));
    }

    private List<String> times(List<Field> columns) {
        int timeColumn = Math.max(columns.indexOf(Field.TIME), columns.indexOf(Field.DATE));
        int clockColumn = columns.indexOf(Field.CLOCK);
        List<String> times = new ArrayList<>();
        for (String line : lines.subList(headerLines, Math.min(lines.size(), headerLines + ROWS))) {
            List<String> row = CsvHead.split(line, delimiter);
            if (Math.max(timeColumn, clockColumn) < row.size()) {
                String time = row.get(timeColumn);
                times.add(clockColumn < 0 ? time : TimeText.joined(time, row.get(clockColumn)));
            }
        }
        return times;
    }

    private TimeStyle style(String time) {
        if (options.pattern() != null) {
            return TimeStyle.ofPattern(options.pattern());
        }
        try {
            return TimeStyle.of(time);
        } catch (BadField e) {
            throw place(headerLines + 1).refuse("TD-D010", time, e.expected(), e.hint());
        }
    }

    private @Nullable Interval interval(IntervalGuess guess, TimeStyle style, List<Field> columns) {
        if (options.interval() != null) {
            return options.interval();
        }
        if (guess.isLongerThanDays()) {
            throw place(headerLines + 1)
                    .refuse(
                            "TD-D015",
                            lines.get(headerLines),
                            "bars of a day or less",
                            "weeks and months are made from days; say --interval 1d if these are days with gaps");
        }
        if ((style == TimeStyle.DATE || style == TimeStyle.BASIC_DATE) && !columns.contains(Field.CLOCK)) {
            return new Interval(Interval.DAY);
        }
        Long distance = guess.distance();
        if (distance != null && distance % Interval.SECOND != 0) {
            throw place(headerLines + 1)
                    .refuse(
                            "TD-D015",
                            lines.get(headerLines),
                            "bars of whole seconds",
                            "most rows are " + distance + " ns apart; say --interval 1s if they are one-second bars");
        }
        return distance == null ? null : new Interval(Math.min(distance, Interval.DAY));
    }

    private static boolean looksLikeRow(List<String> fields) {
        return fields.stream()
                        .filter(field -> field.strip().matches("[+-]?[0-9.,]*[0-9][0-9.,]*"))
                        .count()
                >= Math.max(1, fields.size() / 2);
    }

    private Place place(int line) {
        return new Place(head.file(), line, 1);
    }
}
