package tapedeck.lab.store.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sees to it that a file with a symbol column holds one symbol only.
final class SymbolCheck {
    private final int column;
    private @Nullable String first;

    SymbolCheck(List<Field> fields) {
        this.column = fields.indexOf(Field.SYMBOL);
    }

    /// The symbol of the rows that another reader took before; empty for none.
    void expect(String symbol) {
        first = symbol.isEmpty() ? null : symbol;
    }

    void check(DialectReader reader) {
        if (column < 0) {
            return;
        }
        String known = first;
        if (known == null) {
            first = reader.cell(column);
        } else if (!reader.isCell(column, known)) {
            throw reader.refuse("TD-D018", column, "one symbol in the file, '" + known + "'", "split it by symbol");
        }
    }
}
