package tapedeck.lab.store.action;

import java.time.LocalDate;
import tapedeck.model.Fixed;

/// One corporate action of a symbol: it counts from the open of its date's session on.
///
/// @param newUnits of a split: units after it for `oldUnits` before; otherwise 0
/// @param dividend money per unit at 1e-8, in units before a split of the same date; otherwise 0
/// @param former   the symbol that this one replaces; otherwise empty
public record ActionEvent(LocalDate date, Kind kind, long newUnits, long oldUnits, long dividend, String former)
        implements Comparable<ActionEvent> {
    /// What happened; several on one date happen in this order.
    public enum Kind {
        DIVIDEND,
        SPLIT,
        SYMBOL
    }

    public static ActionEvent split(LocalDate date, long newUnits, long oldUnits) {
        return new ActionEvent(date, Kind.SPLIT, newUnits, oldUnits, 0, "");
    }

    public static ActionEvent dividend(LocalDate date, long perUnit) {
        return new ActionEvent(date, Kind.DIVIDEND, 0, 0, perUnit, "");
    }

    public static ActionEvent symbol(LocalDate date, String former) {
        return new ActionEvent(date, Kind.SYMBOL, 0, 0, 0, former);
    }

    /// `4:1`, `0.22` or the former symbol.
    public String value() {
        return switch (kind) {
            case SPLIT -> newUnits + ":" + oldUnits;
            case DIVIDEND -> Fixed.format(dividend);
            case SYMBOL -> former;
        };
    }

    /// Whether both are of one kind on one date: only one of them can be true.
    public boolean isSameEvent(ActionEvent other) {
        return date.equals(other.date) && kind == other.kind;
    }

    @Override
    public int compareTo(ActionEvent other) {
        int byDate = date.compareTo(other.date);
        return byDate != 0 ? byDate : kind.compareTo(other.kind);
    }

    @Override
    public String toString() {
        return date + " " + kind.name().toLowerCase(java.util.Locale.ROOT) + " " + value();
    }
}
