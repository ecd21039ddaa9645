package tapedeck.lab.store.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tapedeck.lab.store.column.BarSink;
import tapedeck.model.DataException;
import tapedeck.model.TradingCalendar;

/// One CSV file, plain or gzipped: what its head says, and its rows into a sink. Not thread-safe.
///
/// Bars of a clean file are parsed straight out of a mapping. At the first quote, and for gzip, dates and times in two
/// columns and other dialects, Commons CSV takes over; the outcome says so.
public final class CsvFile {
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final String name;
    private final CsvOptions options;
    private final CsvFormat format;
    private final boolean isGzip;

    private CsvFile(Path path, CsvOptions options, CsvFormat format, boolean isGzip) {
        this.path = path;
        this.name = path.toString();
        this.options = options;
        this.format = format;
        this.isGzip = isGzip;
    }

    /// Looks at the head of a file; a [DataException] where it is no CSV file that can be read with these options.
    public static CsvFile open(Path path, CsvOptions options) {
        boolean isGzip = path.toString().endsWith(".gz");
        try (InputStream in = stream(path, isGzip)) {
            byte[] head = in.readNBytes(CsvSniffer.HEAD);
            boolean isWhole = in.read() < 0;
            return new CsvFile(path, options, CsvSniffer.sniff(path.toString(), head, isWhole, options), isGzip);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /// What the head says.
    public CsvFormat format() {
        return format;
    }

    /// Reads every bar in the file's order.
    ///
    /// @param calendar whose sessions plain dates mean
    public CsvOutcome bars(TradingCalendar calendar, BarSink sink, CsvProgress progress) {
        return bars(calendar, sink, new RowChecks(format, options, false), progress);
    }

    /// Reads every bar in the file's order, whatever its values say: for a check that is to find what is wrong.
    public CsvOutcome inspect(TradingCalendar calendar, BarSink sink) {
        return bars(calendar, sink, new RowChecks(format, options, true), CsvProgress.NONE);
    }

    private CsvOutcome bars(TradingCalendar calendar, BarSink sink, RowChecks checks, CsvProgress progress) {
        String why = whyNotMapped();
        try {
            return why.isEmpty()
                    ? mappedBars(calendar, sink, checks, progress)
                    : dialectBars(new Rest(0, 0, 0, why), calendar, sink, checks, progress);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /// Reads every trade or quote in the file's order.
    public CsvOutcome ticks(TradingCalendar calendar, TickSink sink, CsvProgress progress) {
        try (DialectReader reader = reader(new Rest(0, 0, 0, ""))) {
            return new DialectTicks(reader, format, options, calendar).read(sink, progress);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private String whyNotMapped() {
        if (isGzip) {
            return "gzip";
        }
        if (!format.isPlain()) {
            return "quoted fields";
        }
        List<Field> columns = format.columns();
        return columns.contains(Field.CLOCK) || columns.contains(Field.SYMBOL) ? "columns that need a second look" : "";
    }

    /// Where the mapped parser stopped, and why.
    private record Rest(long offset, long linesBefore, long rows, String why) {}

    private CsvOutcome mappedBars(TradingCalendar calendar, BarSink sink, RowChecks checks, CsvProgress progress)
            throws IOException {
        MappedBarParser parser;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
                Arena arena = Arena.ofConfined()) {
            MemorySegment text = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            var layout = new MappedBarParser.Layout(format, options, calendar);
            parser = new MappedBarParser(name, text, layout, checks, progress);
            try {
                long rows = parser.parse(sink);
                return new CsvOutcome(rows, parser.rounded(), "mapped");
            } catch (MappedBarParser.NotPlain e) {
                Rest rest = new Rest(
                        parser.lineStart(), parser.linesBefore(), parser.rows(), String.valueOf(e.getMessage()));
                CsvOutcome outcome = dialectBars(rest, calendar, sink, checks, progress);
                return new CsvOutcome(outcome.rows(), outcome.rounded() + parser.rounded(), outcome.reader());
            }
        }
    }

    private CsvOutcome dialectBars(
            Rest rest, TradingCalendar calendar, BarSink sink, RowChecks checks, CsvProgress progress)
            throws IOException {
        try (DialectReader reader = reader(rest)) {
            DialectBars bars = new DialectBars(reader, format, options, calendar, checks);
            long rows = bars.read(sink, progress, rest.rows());
            return new CsvOutcome(rows, bars.rounded(), "dialect (" + rest.why() + ")");
        }
    }

    /// A reader that stands before the first row, or before the row where the mapped parser stopped.
    private DialectReader reader(Rest rest) throws IOException {
        InputStream in = new BufferedInputStream(stream(path, isGzip), BUFFER);
        in.skipNBytes(rest.offset() == 0 ? format.bom() : rest.offset());
        DialectReader reader = new DialectReader(name, in, format, rest.linesBefore());
        for (int i = 0; rest.offset() == 0 && i < format.headerLines(); i++) {
            reader.next();
        }
        return reader;
    }

    private static InputStream stream(Path path, boolean isGzip) throws IOException {
        InputStream file = Files.newInputStream(path);
        return isGzip ? new GzipLimit(new GZIPInputStream(file, BUFFER), Files.size(path)) : file;
    }

    private static DataException unreadable(Path path, IOException e) {
        String why = e instanceof NoSuchFileException ? "there is no such file" : e.toString();
        return new DataException("TD-D001", path.toString(), "cannot be read: " + why, "check the path");
    }
}
