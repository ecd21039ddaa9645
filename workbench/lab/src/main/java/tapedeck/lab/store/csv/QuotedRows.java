package tapedeck.lab.store.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// Cuts rows by Commons CSV: any quotes, over many lines too, any text in UTF-8. Knows every dialect, and is what
/// [PlainRows] must agree with.
final class QuotedRows implements RowSource {
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final RowText text;
    private final long linesBefore;
    private long line;
    private @Nullable CSVRecord record;

    /// @param in          from the start of a line on
    /// @param linesBefore how many lines of the file come before
    QuotedRows(InputStream in, char delimiter, long linesBefore) throws IOException {
        this.linesBefore = linesBefore;
        this.line = linesBefore;
        this.text = new RowText(new BufferedReader(new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))));
        CSVFormat csv = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .get();
        this.parser = CSVParser.builder().setReader(text).setFormat(csv).get();
        this.records = parser.iterator();
    }

    @Override
    public boolean next() throws IOException {
        line = linesBefore + parser.getCurrentLineNumber();
        try {
            if (!records.hasNext()) {
                return false;
            }
            record = records.next();
        } catch (UncheckedIOException e) {
            IOException cause = e.getCause();
            throw cause == null ? new IOException(e) : inWords(cause);
        } catch (IllegalStateException e) {
            throw inWords(e);
        }
        text.rowEnds();
        return true;
    }

    /// What is wrong with the file, for somebody who knows neither charsets nor this library.
    private static IOException inWords(Exception e) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof CharacterCodingException) {
            return new IOException("it has bytes that are no UTF-8", e);
        }
        if (message.contains("EOF reached before encapsulated token")) {
            return new IOException("a quote opens here that never closes", e);
        }
        return message.contains("between encapsulated token and delimiter")
                ? new IOException("there is text behind a closing quote", e)
                : new IOException(message, e);
    }

    /// Whether a carriage return without a line feed was seen so far.
    boolean hasStray() {
        return text.hasStray();
    }

    @Override
    public long linesBefore() {
        return line;
    }

    @Override
    public int size() {
        return Objects.requireNonNull(record).size();
    }

    @Override
    public String cell(int index) {
        return Objects.requireNonNull(record).get(index);
    }

    @Override
    public boolean isCell(int index, String text) {
        return cell(index).equals(text);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
