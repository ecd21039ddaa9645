package tapedeck.lab.research.proof;

import java.util.List;
import java.util.OptionalInt;

/// What an examination of a warm-up came to. Immutable.
///
/// @param declared bars that the strategy says it needs before its first decision
/// @param bars     of the data
/// @param window   bars after a restart in which decisions were compared
/// @param held     whether restarts had to take over an open position, because the strategy is hardly ever flat
/// @param rows     one for each length of history tried, shortest first
public record WarmupResult(int declared, int bars, int window, boolean held, List<Row> rows) {
    /// One length of history.
    ///
    /// @param history  bars before the restart
    /// @param restarts tried
    /// @param differing of them that decided differently from the full history
    /// @param sameValues of these, in how many every indicator had the value that it has with the full history
    /// @param example  one of them in words; empty where there is none
    public record Row(int history, int restarts, int differing, int sameValues, String example) {
        public boolean isClean() {
            return differing == 0;
        }

        /// Whether no indicator explains any difference: it lies in what the strategy itself keeps or counts, or in
        /// the position that it holds, and more history need not mend it.
        public boolean isByState() {
            return differing > 0 && sameValues == differing;
        }
    }

    public WarmupResult {
        rows = List.copyOf(rows);
    }

    /// The smallest history from which on none that was tried decided differently; empty where none was clean.
    public OptionalInt clean() {
        int clean = 0;
        for (Row row : rows.reversed()) {
            if (!row.isClean()) {
                break;
            }
            clean = row.history();
        }
        return clean == 0 ? OptionalInt.empty() : OptionalInt.of(clean);
    }

    /// Whether the longest history that was tried differs for no reason that history could mend.
    public boolean isByState() {
        return !rows.isEmpty() && rows.getLast().isByState();
    }

    /// Whether the declared warm-up is enough.
    public boolean isDeclaredClean() {
        return clean().isPresent() && clean().getAsInt() <= declared;
    }
}
