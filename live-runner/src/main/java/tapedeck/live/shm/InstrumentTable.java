package tapedeck.live.shm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import tapedeck.engine.Sha256;
import tapedeck.model.ConfigException;
import tapedeck.model.DataException;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;

/// `instruments.csv`, the side file of a feed: what each instrument number means, and the hash that proves it.
///
/// `number,symbol,tick,lot` with one line per instrument, numbers from 0 without a gap, in plain ASCII. Immutable.
///
/// @param rows in the order of their numbers
public record InstrumentTable(List<Row> rows) {
    public static final String FILE_NAME = "instruments.csv";

    private static final String HEADER = "number,symbol,tick,lot";
    private static final long LARGEST_FILE = 1 << 20;

    /// One instrument of a feed.
    ///
    /// @param tickSize smallest price step at 1e-8
    /// @param lotSize  smallest size step at 1e-8
    public record Row(String symbol, long tickSize, long lotSize) {}

    public InstrumentTable {
        rows = List.copyOf(rows);
    }

    public static InstrumentTable of(List<Instrument> instruments) {
        return new InstrumentTable(instruments.stream()
                .map(each -> new Row(each.symbol(), each.tickSize(), each.lotSize()))
                .toList());
    }

    /// Reads the table of a feed's folder.
    public static InstrumentTable read(Path folder) {
        Path file = folder.resolve(FILE_NAME);
        FileRules.checkFile(file);
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw broken(file, 1, "is larger than a table of instruments can be");
            }
            return parse(file, Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw FileRules.refused("TD-L012", file, "cannot be read: " + e.getMessage(), "check the path");
        }
    }

    /// Writes the table of a new feed; the folder is the producer's own.
    public void write(Path folder) {
        Path file = folder.resolve(FILE_NAME);
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
            ByteBuffer content = StandardCharsets.UTF_8.encode(text());
            while (content.hasRemaining()) {
                channel.write(content);
            }
        } catch (IOException e) {
            throw FileRules.refused("TD-L012", file, "cannot be written: " + e.getMessage(), "is there room left?");
        }
    }

    /// The file's content.
    public String text() {
        StringBuilder out = new StringBuilder(HEADER).append('\n');
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            out.append(i).append(',').append(row.symbol()).append(',');
            Fixed.append(out, row.tickSize(), 0).append(',');
            Fixed.append(out, row.lotSize(), 0).append('\n');
        }
        return out.toString();
    }

    /// SHA-256 of the file as 64 hexadecimal digits.
    public String hash() {
        return Sha256.hex(text().getBytes(StandardCharsets.UTF_8));
    }

    /// The first 8 bytes of the hash, as a segment's header carries them.
    public long shortHash() {
        byte[] hash = HexFormat.of().parseHex(hash());
        return ByteBuffer.wrap(hash).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    /// The number of a symbol, or -1.
    public int find(String symbol) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).symbol().equals(symbol)) {
                return i;
            }
        }
        return -1;
    }

    /// Refuses a segment that was written for another table.
    public void require(SegmentHeader header, Path segment) {
        long theirs = header.instrumentsHash();
        if (theirs != 0 && theirs != shortHash()) {
            throw new ConfigException(
                    "TD-L015",
                    segment.toString(),
                    segment.getFileName() + " was written for another " + FILE_NAME + " (hash "
                            + HexFormat.of().toHexDigits(Long.reverseBytes(theirs)) + ", the file beside it has "
                            + hash().substring(0, 16) + ")",
                    "restart the feed");
        }
        if (header.slots() < rows.size() && header.kind() == SegmentKind.SLOT64) {
            throw new ConfigException(
                    "TD-L015",
                    segment.toString(),
                    "has " + header.slots() + " slots for " + rows.size() + " instruments",
                    "restart the feed");
        }
    }

    private static InstrumentTable parse(Path file, String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
            throw broken(file, 1, "expected the header '" + HEADER + "'");
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            rows.add(row(file, i + 1, lines.get(i)));
        }
        InstrumentTable table = new InstrumentTable(rows);
        if (!table.text().equals(text)) {
            throw broken(file, 1, "is not in canonical form (number order, plain decimals, a line end at the end)");
        }
        return table;
    }

    private static Row row(Path file, int line, String text) {
        String[] fields = text.split(",", -1);
        if (fields.length != 4 || !fields[1].matches("[A-Za-z0-9._/-]{1,32}")) {
            throw broken(file, line, "'" + text + "' is not " + HEADER);
        }
        try {
            Row row = new Row(fields[1], Fixed.parse(fields[2]), Fixed.parse(fields[3]));
            if (row.tickSize() <= 0 || row.lotSize() <= 0) {
                throw broken(file, line, "tick and lot must be positive: '" + text + "'");
            }
            return row;
        } catch (NumberFormatException | ArithmeticException e) {
            throw broken(file, line, "'" + text + "' has a tick or lot that is not a number");
        }
    }

    private static DataException broken(Path file, int line, String why) {
        return new DataException("TD-L016", file + ":" + line, why, "restart the feed");
    }
}
