package tapedeck.lab.store.action;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tapedeck.lab.store.action.ActionEvent.Kind;
import tapedeck.lab.store.csv.CsvOptions;
import tapedeck.lab.store.csv.EventCsv;
import tapedeck.model.DataException;
import tapedeck.model.Times;

/// Reads corporate actions from CSV: a list of events, or a vendor's price file with columns for them.
///
/// Columns by name: a date; `symbol`; `split` or `dividend` or `former` (symbol), or else `type` and `value`. A price
/// file's `splitFactor` of 1 and `divCash` of 0 are no events.
public final class ActionCsv {
    private static final String DATE = "date";
    private static final String SYMBOL = "symbol";
    private static final String TYPE = "type";
    private static final String VALUE = "value";
    private static final String SPLIT = "split";
    private static final String DIVIDEND = "dividend";
    private static final String FORMER = "former";

    private static final Map<String, List<String>> HEADERS = Map.of(
            DATE, List.of("date", "exdate", "exdividenddate", "effectivedate", "timestamp"),
            SYMBOL, List.of("symbol", "ticker"),
            TYPE, List.of("type", "action", "event", "kind"),
            VALUE, List.of("value"),
            SPLIT, List.of("split", "splits", "stocksplits", "ratio", "splitfactor", "splitratio", "splitcoefficient"),
            DIVIDEND, List.of("dividend", "dividends", "amount", "divcash", "dividendamount", "cash"),
            FORMER, List.of("former", "formersymbol", "oldsymbol", "from"));

    private final EventCsv csv;
    private final EventCsv.Times times;
    private final String symbol;
    private final SortedMap<String, List<ActionEvent>> events = new TreeMap<>();

    private ActionCsv(EventCsv csv, CsvOptions options, String symbol) {
        this.csv = csv;
        this.times = csv.times(options);
        this.symbol = symbol;
    }

    /// The events of a file by symbol, each list in order; none of them twice.
    ///
    /// @param symbol of rows that name none
    public static SortedMap<String, List<ActionEvent>> read(Path path, String symbol, CsvOptions options) {
        try (EventCsv csv = EventCsv.open(path, HEADERS, options)) {
            if (!csv.has(DATE)) {
                throw csv.missing("a date", "name it date");
            }
            if (!csv.has(SPLIT) && !csv.has(DIVIDEND) && !csv.has(FORMER) && !(csv.has(TYPE) && csv.has(VALUE))) {
                throw csv.missing("events", "name it split, dividend or former, or have type and value");
            }
            ActionCsv reading = new ActionCsv(csv, options, symbol);
            while (csv.next()) {
                reading.row();
            }
            return reading.events;
        } catch (IOException e) {
            throw new DataException("TD-D001", path.toString(), "cannot be read: " + e, "check the file");
        }
    }

    private void row() {
        LocalDate date = date();
        String type = csv.text(TYPE).toLowerCase(Locale.ROOT);
        Kind only = type.isEmpty() ? null : kind(type);
        if (only == null || only == Kind.DIVIDEND) {
            dividend(date, column(only, DIVIDEND));
        }
        if (only == null || only == Kind.SPLIT) {
            split(date, column(only, SPLIT));
        }
        if (only == null || only == Kind.SYMBOL) {
            former(date, column(only, FORMER));
        }
    }

    /// The date as it is written, whatever time and zone stand behind it.
    private LocalDate date() {
        String text = csv.text(DATE);
        boolean hasClock = text.length() > 10 && text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ].*");
        return hasClock ? LocalDate.parse(text.substring(0, 10)) : Times.date(times.time(DATE));
    }

    /// Where a row that says its type has its value: in the column of that type, or in `value`.
    private String column(@Nullable Kind only, String own) {
        return only != null && csv.text(own).isEmpty() ? VALUE : own;
    }

    private Kind kind(String type) {
        return switch (type) {
            case "split", "stock split", "stocksplit" -> Kind.SPLIT;
            case "dividend", "cash dividend", "div" -> Kind.DIVIDEND;
            case "symbol", "symbol change", "rename", "ticker" -> Kind.SYMBOL;
            default -> throw csv.refuse("TD-D070", TYPE, "split, dividend or symbol", "");
        };
    }

    private void dividend(LocalDate date, String column) {
        if (csv.text(column).isEmpty()) {
            return;
        }
        long amount = csv.number(column);
        if (amount < 0) {
            throw csv.refuse("TD-D070", column, "money per unit, above zero", "");
        }
        if (amount > 0) {
            add(column, ActionEvent.dividend(date, amount));
        }
    }

    private void split(LocalDate date, String column) {
        String text = csv.text(column);
        if (text.isEmpty() || text.matches("0(\\.0+)?")) {
            return;
        }
        Ratio ratio = Ratio.parse(text.toLowerCase(Locale.ROOT));
        if (ratio == null) {
            throw csv.refuse("TD-D070", column, "a ratio such as 4:1 or 0.25, new units for old ones", "");
        }
        if (!ratio.isOne()) {
            add(column, ActionEvent.split(date, ratio.newUnits(), ratio.oldUnits()));
        }
    }

    private void former(LocalDate date, String column) {
        String text = csv.text(column);
        if (!text.isEmpty()) {
            add(column, ActionEvent.symbol(date, text));
        }
    }

    private void add(String column, ActionEvent event) {
        String named = csv.text(SYMBOL);
        List<ActionEvent> list = events.computeIfAbsent(named.isEmpty() ? symbol : named, name -> new ArrayList<>());
        for (ActionEvent known : list) {
            if (known.equals(event)) {
                return;
            }
            if (known.isSameEvent(event)) {
                throw csv.refuse("TD-D071", column, known.value() + " as in an earlier row of " + event.date(), "");
            }
        }
        list.add(event);
        list.sort(ActionEvent::compareTo);
    }
}
