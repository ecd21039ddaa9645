package tapedeck.lab.store.csv;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tapedeck.model.DataException;

/// A small CSV file whose columns are found by the names in its header: events and values rather than prices.
///
/// Plain or gzipped, any usual delimiter, quotes, byte order mark. Not thread-safe.
public final class EventCsv implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final int HEAD = 1 << 14;
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final DialectReader reader;
    private final NumberText numbers;
    private final String name;
    private final Map<String, Integer> columns = new TreeMap<>();

    private EventCsv(DialectReader reader, NumberText numbers, String name) {
        this.reader = reader;
        this.numbers = numbers;
        this.name = name;
    }

    /// Opens a file and reads its header.
    ///
    /// @param names of the columns that are asked for: each with the plain headers that mean it
    public static EventCsv open(Path path, Map<String, List<String>> names, CsvOptions options) {
        try {
            byte[] head;
            try (InputStream in = stream(path)) {
                head = in.readNBytes(HEAD);
            }
            boolean hasBom = head.length >= 3 && head[0] == BOM[0] && head[1] == BOM[1] && head[2] == BOM[2];
            String text = new String(
                    head, hasBom ? 3 : 0, head.length - (hasBom ? 3 : 0), java.nio.charset.StandardCharsets.UTF_8);
            String header = text.lines().findFirst().orElse("");
            char delimiter = delimiter(header);
            InputStream in = new BufferedInputStream(stream(path), BUFFER);
            in.skipNBytes(hasBom ? 3 : 0);
            int count = header.split(java.util.regex.Pattern.quote(String.valueOf(delimiter)), -1).length;
            CsvFormat format = format(delimiter, java.util.Collections.nCopies(count, Field.SKIP), TimeStyle.DATE);
            EventCsv csv = new EventCsv(
                    DialectReader.of(path.toString(), in, format, 0), new NumberText(options), path.toString());
            csv.readHeader(count, names);
            return csv;
        } catch (IOException e) {
            String why = e instanceof NoSuchFileException ? "there is no such file" : e.toString();
            throw new DataException("TD-D001", path.toString(), "cannot be read: " + why, "check the path");
        }
    }

    private static InputStream stream(Path path) throws IOException {
        InputStream file = Files.newInputStream(path);
        return path.toString().endsWith(".gz")
                ? new GzipLimit(new GZIPInputStream(file, BUFFER), Files.size(path))
                : file;
    }

    private static CsvFormat format(char delimiter, List<Field> columns, TimeStyle style) {
        CsvFormat.Rows rows = new CsvFormat.Rows(delimiter, 1, 0, false, false);
        return new CsvFormat("events", rows, columns, List.of(), style, null);
    }

    private static char delimiter(String header) {
        char best = ',';
        for (char candidate : new char[] {';', '\t', '|'}) {
            if (header.chars().filter(c -> c == candidate).count()
                    > header.chars().filter(c -> c == ',').count()) {
                best = candidate;
            }
        }
        return best;
    }

    private void readHeader(int count, Map<String, List<String>> names) {
        if (!reader.next()) {
            throw new DataException("TD-D010", name + ":1:1", "the file is empty", "check the file");
        }
        for (int i = 0; i < count; i++) {
            String header = Field.plain(reader.cell(i));
            int at = i;
            names.forEach((column, headers) -> {
                if (headers.contains(header)) {
                    columns.putIfAbsent(column, at);
                }
            });
        }
    }

    public boolean has(String column) {
        return columns.containsKey(column);
    }

    /// Goes to the next row; false at the end.
    public boolean next() {
        if (!reader.next()) {
            return false;
        }
        reader.requireWhole();
        return true;
    }

    /// The text of a cell without blanks around it; empty where the file has no such column.
    public String text(String column) {
        Integer at = columns.get(column);
        return at == null ? "" : reader.cell(at).strip();
    }

    /// A number at 1e-8.
    public long number(String column) {
        try {
            return numbers.price(text(column));
        } catch (BadField e) {
            throw refuse("TD-D012", column, e.expected(), e.hint());
        }
    }

    /// A reader of the times in a column, in the style of the first row it is asked for.
    public Times times(CsvOptions options) {
        return new Times(options);
    }

    /// Reads times in one style per column. Not thread-safe.
    public final class Times {
        private final CsvOptions options;
        private final Map<String, TimeText> readers = new TreeMap<>();

        private Times(CsvOptions options) {
            this.options = options;
        }

        /// Epoch nanoseconds; a plain date is its 00:00 UTC.
        public long time(String column) {
            try {
                TimeText reader = readers.get(column);
                if (reader == null) {
                    reader = new TimeText(
                            format(',', List.of(), style(text(column))),
                            options,
                            tapedeck.model.TradingCalendar.CONTINUOUS);
                    readers.put(column, reader);
                }
                return reader.time(text(column));
            } catch (BadField e) {
                throw refuse("TD-D013", column, e.expected(), e.hint());
            }
        }

        /// Whether the column of the row writes a date without a time of day.
        public boolean isDate(String column) {
            try {
                TimeStyle style = style(text(column));
                return style == TimeStyle.DATE || style == TimeStyle.BASIC_DATE;
            } catch (BadField e) {
                throw refuse("TD-D013", column, e.expected(), e.hint());
            }
        }

        private TimeStyle style(String text) throws BadField {
            return options.pattern() == null ? TimeStyle.of(text) : TimeStyle.PATTERN;
        }
    }

    /// Refuses a cell with its place.
    public DataException refuse(String code, String column, String expected, String hint) {
        Integer at = columns.get(column);
        return reader.refuse(code, at == null ? 0 : at, expected, hint);
    }

    /// Refuses the file for a column that it lacks.
    public DataException missing(String expected, @Nullable String hint) {
        return new DataException(
                "TD-D010", name + ":1:1", "the header has no column for " + expected, hint == null ? "" : hint);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
