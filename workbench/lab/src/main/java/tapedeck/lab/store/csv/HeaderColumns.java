package tapedeck.lab.store.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tapedeck.model.DataException;
import tapedeck.model.Suggestion;

/// Settles what each column of a header means where one name alone cannot say it, and refuses what is missing.
final class HeaderColumns {
    private static final String SAY = "name the columns with --columns or --mapping";

    private final Place place;
    private final CsvMapping mapping;
    private final Dialect dialect;
    private final List<String> header;
    private final List<Field> columns;

    /// @param place   of the header, for refusals
    /// @param dialect told or recognised
    HeaderColumns(Place place, CsvMapping mapping, Dialect dialect, List<String> header) {
        this.place = place;
        this.mapping = mapping;
        this.dialect = dialect;
        this.header = header;
        this.columns = new ArrayList<>(header.stream().map(mapping::meaning).toList());
        // a name may be missing where a table's index was written, and that is its first column
        for (int i = 1; i < columns.size(); i++) {
            if (header.get(i).isBlank()) {
                columns.set(i, Field.SKIP);
            }
        }
    }

    /// The meaning of each column.
    List<Field> settle() {
        settleTime();
        settlePrices();
        require();
        return columns;
    }

    /// Columns that are not used, by name.
    static List<String> unused(List<String> header, List<Field> columns) {
        return IntStream.range(0, Math.min(header.size(), columns.size()))
                .filter(i -> columns.get(i) == Field.SKIP)
                .mapToObj(i -> header.get(i).strip())
                .toList();
    }

    private void settleTime() {
        if (!columns.contains(Field.TIME) && !columns.contains(Field.DATE)) {
            replace(Field.CLOCK, Field.TIME);
        } else if (columns.contains(Field.TIME)) {
            replace(Field.CLOCK, Field.SKIP);
            replace(Field.DATE, Field.SKIP);
        } else if (!columns.contains(Field.CLOCK)) {
            replace(Field.DATE, Field.TIME);
        }
    }

    private void settlePrices() {
        if (mapping.dialect() == Dialect.TRADES) {
            List.of(Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE).forEach(field -> replace(field, Field.SKIP));
        }
        boolean hasRange = columns.contains(Field.OPEN) && columns.contains(Field.HIGH) && columns.contains(Field.LOW);
        if (hasRange && !columns.contains(Field.CLOSE)) {
            replace(Field.PRICE, Field.CLOSE);
        }
        if (columns.contains(Field.CLOSE)) {
            List.of(Field.PRICE, Field.SIZE, Field.SEQUENCE).forEach(field -> replace(field, Field.SKIP));
        } else if (columns.contains(Field.PRICE) && !columns.contains(Field.SIZE)) {
            replace(Field.VOLUME, Field.SIZE);
        }
    }

    private void replace(Field field, Field by) {
        columns.replaceAll(one -> one == field ? by : one);
    }

    private void require() {
        for (Field field : needed()) {
            if (!columns.contains(field)) {
                throw missing(field);
            }
        }
        if (!columns.contains(Field.TIME) && !columns.contains(Field.DATE)) {
            throw missing(Field.TIME);
        }
        for (Field field : columns) {
            if (field != Field.SKIP && columns.indexOf(field) != columns.lastIndexOf(field)) {
                throw place.refuse("TD-D010", String.join(",", header), "one column for " + field, SAY);
            }
        }
    }

    private List<Field> needed() {
        if (mapping.dialect() == Dialect.QUOTES || (columns.contains(Field.BID) && !columns.contains(Field.CLOSE))) {
            return List.of(Field.BID, Field.ASK);
        }
        if (mapping.dialect() == Dialect.TRADES || columns.contains(Field.PRICE)) {
            return List.of(Field.PRICE, Field.SIZE);
        }
        List<Field> bars = List.of(Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE);
        boolean mayLackVolume = mapping.mayLackVolume() || (dialect.isVendor() && dialect.mayLackVolume());
        return mayLackVolume
                ? bars
                : IntStream.range(0, 5)
                        .mapToObj(i -> i < 4 ? bars.get(i) : Field.VOLUME)
                        .toList();
    }

    private DataException missing(Field field) {
        String name = field.name().toLowerCase(Locale.ROOT);
        String volume = field == Field.VOLUME ? ", or say --no-volume if there is none" : "";
        return place.refuse(
                "TD-D010",
                String.join(",", header),
                "a column for " + name,
                like(name) + SAY + ", such as --columns time,open,high,low,close,volume" + volume);
    }

    /// The unused column whose name is nearest, where one is near.
    private String like(String name) {
        return unused(header, columns).stream()
                .filter(one -> Suggestion.distance(Field.plain(one), name) <= Math.max(1, name.length() / 3))
                .min(Comparator.comparingInt(one -> Suggestion.distance(Field.plain(one), name)))
                .map(one -> "is it '" + one + "'? ")
                .orElse("");
    }
}
