package tapedeck.live.replay;

import java.util.List;
import java.util.Optional;

/// What came of a replay.
///
/// @param inputs     ticks fed
/// @param decisions  orders, cancels, amendments and refusals
/// @param fills      executions
/// @param records    everything on the tape that the session wrote, decisions and fills included
/// @param sides      what each side came to; the replayed one ends early where a verification found a difference
/// @param isCut      whether the session was killed: the tape was compared up to its last whole frame
/// @param divergence where the replay first differs
public record ReplayResult(
        long inputs,
        Tally decisions,
        Tally fills,
        Tally records,
        Sides sides,
        boolean isCut,
        Optional<Divergence> divergence) {

    /// How many there were on the tape, and how many of them came out the same before the first difference.
    public record Tally(long onTape, long equal) {}

    /// What came of the session that was, and of the one that was played.
    public record Sides(Totals onTape, Totals replayed) {}

    /// The first difference.
    ///
    /// @param number   of the record, from 1
    /// @param expected what the tape says, or that it says nothing more
    /// @param actual   what the replay did
    /// @param before   what led to it: the last inputs and records, oldest first
    public record Divergence(long number, String expected, String actual, List<String> before) {
        public Divergence {
            before = List.copyOf(before);
        }
    }

    public boolean isEqual() {
        return divergence.isEmpty();
    }
}
