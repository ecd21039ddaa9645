package tapedeck.lab.research.proof;

import java.util.List;

/// What an examination for look-ahead came to. Immutable.
///
/// @param bars      points in time at which bars closed
/// @param cuts      of them, those at which history was cut and the future poisoned
/// @param decisions compared, values shown among them
/// @param signals   orders sent, changed, refused or called back in the full run
/// @param history   bars before each cut at least, where the data was too long to play from its beginning; else 0
/// @param inputs    guards tried: reads beyond now that threw as they must
/// @param leaks     what was found, the most telling first; empty where nothing was
public record LookaheadResult(
        int bars, int cuts, int decisions, int signals, int history, int inputs, List<Leak> leaks) {
    public LookaheadResult {
        leaks = List.copyOf(leaks);
    }

    public boolean isClean() {
        return leaks.isEmpty();
    }
}
