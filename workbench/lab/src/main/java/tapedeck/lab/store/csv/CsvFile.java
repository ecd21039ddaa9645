package tapedeck.lab.store.csv;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import tapedeck.lab.store.column.BarSink;
import tapedeck.model.DataException;
import tapedeck.model.TradingCalendar;

/// One CSV file, plain or gzipped: what its head says, and its rows into a sink. Not thread-safe.
///
/// Bars of a clean file are parsed straight out of a mapping. At the first quote, and for gzip and for
/// dates and times in two columns, Commons CSV takes over; the outcome says so.
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
    public static CsvFile open(Path path, CsvOptions told) {
        boolean isGzip = path.toString().endsWith(".gz");
        Dialect dialect = told.mapping().dialect();
        CsvOptions options = told.zone() == null && dialect != null ? told.withZone(dialect.zone()) : told;
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
                InputStream in = stream(file, isGzip)) {
            byte[] head = in.readNBytes(CsvHead.BYTES);
            boolean isWhole = in.read() < 0;
            return new CsvFile(path, options, CsvSniffer.sniff(path.toString(), head, isWhole, options), isGzip);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /// What the user said, and the zone that the dialect he named has.
    public CsvOptions options() {
        return options;
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

    /// Reads every bar without the mapped parser, and by Commons CSV alone: what the faster ways must agree with.
    CsvOutcome barsByDialect(TradingCalendar calendar, BarSink sink, boolean isByCommons) {
        try {
            RowChecks checks = new RowChecks(format, options, false);
            Rest rest = isByCommons ? Rest.byCommons() : Rest.all("as told");
            return dialectBars(rest, calendar, sink, checks, CsvProgress.NONE);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /// Reads every tick through Commons CSV alone: what the way of plain rows must agree with.
    CsvOutcome ticksByCommons(TradingCalendar calendar, TickSink sink) {
        return ticks(Rest.byCommons(), calendar, sink, CsvProgress.NONE);
    }

    private CsvOutcome bars(TradingCalendar calendar, BarSink sink, RowChecks checks, CsvProgress progress) {
        String why = whyNotMapped();
        try {
            return why.isEmpty()
                    ? mappedBars(calendar, sink, checks, progress)
                    : dialectBars(Rest.all(why), calendar, sink, checks, progress);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /// Reads every trade or quote in the file's order.
    public CsvOutcome ticks(TradingCalendar calendar, TickSink sink, CsvProgress progress) {
        return ticks(Rest.all(""), calendar, sink, progress);
    }

    private CsvOutcome ticks(Rest rest, TradingCalendar calendar, TickSink sink, CsvProgress progress) {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
                DialectReader reader = reader(file, rest)) {
            return new DialectTicks(reader, format, options, calendar).read(sink, located(progress, file));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private String whyNotMapped() {
        if (isGzip) {
            return "gzip";
        }
        if (!format.rows().isPlain()) {
            return "quoted fields";
        }
        return format.columns().contains(Field.CLOCK) ? "date and time in two columns" : "";
    }

    /// Where the mapped parser stopped, and why.
    private record Rest(long offset, long linesBefore, long rows, String symbol, String why, boolean isByCommons) {
        static Rest all(String why) {
            return new Rest(0, 0, 0, "", why, false);
        }

        static Rest byCommons() {
            return new Rest(0, 0, 0, "", "as told", true);
        }
    }

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
                        parser.lineStart(),
                        parser.linesBefore(),
                        parser.rows(),
                        parser.rows() == 0 ? "" : parser.symbol(),
                        String.valueOf(e.getMessage()),
                        false);
                CsvOutcome outcome = dialectBars(rest, calendar, sink, checks, progress);
                return new CsvOutcome(outcome.rows(), outcome.rounded() + parser.rounded(), outcome.reader());
            } catch (InternalError e) {
                // what a mapping gives when its file is cut short by somebody else
                throw new DataException("TD-D001", name, "was changed while it was read", "import it again");
            }
        }
    }

    private CsvOutcome dialectBars(
            Rest rest, TradingCalendar calendar, BarSink sink, RowChecks checks, CsvProgress progress)
            throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
                DialectReader reader = reader(file, rest)) {
            DialectBars bars = new DialectBars(reader, format, options, calendar, checks);
            bars.expect(rest.symbol());
            long rows = bars.read(sink, located(progress, file), rest.rows());
            return new CsvOutcome(rows, bars.rounded(), "dialect (" + rest.why() + ")");
        }
    }

    /// Rows are read from a stream; how far that is only its file knows.
    private static CsvProgress located(CsvProgress progress, FileChannel file) {
        return (unknown, rows) -> {
            try {
                progress.at(file.position(), rows);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /// A reader that stands before the first row, or before the row where the mapped parser stopped.
    private DialectReader reader(FileChannel file, Rest rest) throws IOException {
        InputStream in = new BufferedInputStream(stream(file, isGzip), BUFFER);
        long linesBefore =
                rest.offset() > 0 ? rest.linesBefore() : format.rows().headerLines();
        in.skipNBytes(rest.offset() > 0 ? rest.offset() : format.rows().bom());
        for (int i = 0; i < linesBefore && rest.offset() == 0; i++) {
            skipLine(in);
        }
        return rest.isByCommons()
                ? DialectReader.byCommons(name, in, format, linesBefore)
                : DialectReader.of(name, in, format, linesBefore);
    }

    private static void skipLine(InputStream in) throws IOException {
        int c = in.read();
        while (c >= 0 && c != '\n') {
            c = in.read();
        }
    }

    private static InputStream stream(FileChannel file, boolean isGzip) throws IOException {
        InputStream bytes = Channels.newInputStream(file);
        return isGzip ? new GzipLimit(new GZIPInputStream(bytes, BUFFER), file.size()) : bytes;
    }

    private static DataException unreadable(Path path, IOException e) {
        if (e instanceof EOFException || e instanceof ZipException) {
            return new DataException(
                    "TD-D001",
                    path.toString(),
                    "is cut short, or is no gzip file: " + e.getMessage(),
                    "fetch it again");
        }
        String why = e instanceof NoSuchFileException ? "there is no such file" : e.toString();
        return new DataException("TD-D001", path.toString(), "cannot be read: " + why, "check the path");
    }
}
