package tapedeck.lab.store.csv;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tapedeck.lab.store.column.BarSink;
import tapedeck.model.DataException;
import tapedeck.model.TradingCalendar;

/// One CSV file: what its head says, and its rows into a sink. Not thread-safe.
public final class CsvFile {
    private final Path path;
    private final String name;
    private final CsvOptions options;
    private final CsvFormat format;

    private CsvFile(Path path, CsvOptions options, CsvFormat format) {
        this.path = path;
        this.name = path.toString();
        this.options = options;
        this.format = format;
    }

    /// Looks at the head of a file; a [DataException] where it is no CSV file that can be read with these options.
    public static CsvFile open(Path path, CsvOptions options) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(CsvSniffer.HEAD);
            boolean isWhole = in.read() < 0;
            return new CsvFile(path, options, CsvSniffer.sniff(path.toString(), head, isWhole, options));
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
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
                Arena arena = Arena.ofConfined()) {
            MemorySegment text = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            var layout = new MappedBarParser.Layout(format, options, calendar);
            MappedBarParser parser = new MappedBarParser(name, text, layout, progress);
            long rows = parser.parse(sink);
            return new CsvOutcome(rows, parser.rounded(), "mapped");
        } catch (MappedBarParser.NotPlain e) {
            throw new DataException("TD-D010", name, "not plain: " + e.getMessage(), "");
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static DataException unreadable(Path path, IOException e) {
        String why = e instanceof NoSuchFileException ? "there is no such file" : e.toString();
        return new DataException("TD-D001", path.toString(), "cannot be read: " + why, "check the path");
    }
}
