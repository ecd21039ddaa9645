package tapedeck.lab.research.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import tapedeck.lab.research.proof.LookaheadProof.Difference;
import tapedeck.lab.research.proof.Poison.Field;
import tapedeck.model.Interval;
import tapedeck.model.Times;

/// Says what kind of look-ahead a leak looks like, by asking how far ahead a change still matters, and a change of
/// what.
final class Diagnosis {
    private static final int FAR = 250;
    private static final int IMPULSES = 40;
    private static final int TRIED = 300;
    private static final int FEW = 3;
    private static final long WEEK = 7 * Interval.DAY;
    /// The epoch was a Thursday; weeks begin on Mondays.
    private static final long MONDAY = 4 * Interval.DAY;

    private static final long[] LONGER = {
        5 * Interval.MINUTE,
        15 * Interval.MINUTE,
        30 * Interval.MINUTE,
        Interval.HOUR,
        2 * Interval.HOUR,
        4 * Interval.HOUR,
        6 * Interval.HOUR,
        8 * Interval.HOUR,
        12 * Interval.HOUR,
        Interval.DAY,
        WEEK
    };

    private final LookaheadProof proof;
    private final List<Difference> found;
    private final long[] ends;

    Diagnosis(LookaheadProof proof, List<Difference> found) {
        this.proof = proof;
        this.found = found;
        this.ends = proof.ends();
    }

    /// A difference, the bar it was decided on, and how many bars ahead still mattered.
    private record Reach(Difference difference, int bar, int ahead) {}

    /// The earliest difference with what all of them look like.
    Leak leak() {
        Difference first = found.getFirst();
        Verdict verdict = verdict();
        return new Leak(
                verdict.kind(),
                verdict.words(),
                first.time(),
                proof.barBefore(first.time()),
                first.full(),
                first.short_(),
                first.spoiled());
    }

    private record Verdict(Leak.Kind kind, String words) {}

    private Verdict verdict() {
        if (onlyActionsMatter(found.getFirst())) {
            return new Verdict(
                    Leak.Kind.FUTURE_SPLIT, "it knows a split or dividend before its day: prices adjusted backwards");
        }
        List<Reach> reaches = found.stream().map(this::reach).toList();
        int farthest = reaches.stream().mapToInt(Reach::ahead).max().orElse(1);
        if (farthest <= 1) {
            return oneAhead(reaches.getFirst());
        }
        if (farthest > Math.min(FAR, ends.length / 5)) {
            return new Verdict(
                    Leak.Kind.WHOLE_SERIES,
                    "it reads far ahead, up to " + farthest + " bars: a mean, scale or extreme over the whole series");
        }
        return ahead(farthest);
    }

    private static String name(long nanos) {
        return nanos == WEEK ? "week's" : new Interval(nanos).toString();
    }

    private Verdict oneAhead(Reach reach) {
        boolean knowsClose = matters(reach, Field.CLOSE);
        boolean knowsPrice = matters(reach, Field.OPEN) || matters(reach, Field.LOW) || matters(reach, Field.HIGH);
        if (knowsPrice && !knowsClose) {
            return new Verdict(
                    Leak.Kind.NEXT_PRICE,
                    "it knows prices of the next bar that its order trades at (open, high or low)");
        }
        return new Verdict(Leak.Kind.ONE_BAR, "it reads the next bar: an index that is one too high, or shift(-1)");
    }

    private Verdict ahead(int farthest) {
        List<Echo> echoes = echoes(farthest);
        OptionalLong longer = bucket(echoes, farthest);
        if (longer.isPresent()) {
            return new Verdict(
                    Leak.Kind.HIGHER_BAR,
                    "it reads to the end of a " + name(longer.getAsLong())
                            + " bar that is still forming: a longer bar not closed, or a resample labelled at its start");
        }
        if (!echoes.isEmpty() && echoes.stream().allMatch(echo -> echo.ahead() == farthest)) {
            return new Verdict(
                    Leak.Kind.SHIFT, "it reads the bar " + farthest + " ahead: a series shifted the wrong way");
        }
        return new Verdict(
                Leak.Kind.WINDOW,
                "it reads up to " + farthest + " bars ahead: a centred window, or a pivot that is known only later");
    }

    // ---- experiments

    private int barOf(Difference difference) {
        int at = Arrays.binarySearch(ends, difference.time());
        return Math.min(difference.cut(), Math.max(0, at >= 0 ? at : -at - 2));
    }

    private List<Decision> expected(Reach reach) {
        Difference d = reach.difference();
        return proof.decisions(proof.table().between(d.from(), proof.table().endTime()), ends[reach.bar()]);
    }

    private boolean same(Reach reach, Poison poison) {
        long from = reach.difference().from();
        List<Decision> spoiled = proof.decisions(proof.table().poisoned(from, poison), ends[reach.bar()]);
        return expected(reach).equals(spoiled);
    }

    private boolean onlyActionsMatter(Difference difference) {
        Reach at = new Reach(difference, difference.cut(), 1);
        Poison all = Poison.after(ends[at.bar()]);
        return !same(at, all.only(Field.ACTIONS))
                && same(at, all.only(Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE, Field.VOLUME));
    }

    private boolean matters(Reach reach, Field field) {
        return !same(reach, Poison.after(ends[reach.bar()]).only(field));
    }

    /// Finds the last bar whose change still changes the decision: doubling, then halving.
    private Reach reach(Difference difference) {
        int bar = barOf(difference);
        Reach at = new Reach(difference, bar, 0);
        List<Decision> expected = expected(at);
        int last = ends.length - 1 - bar;
        int differs = Math.max(1, difference.cut() - bar + 1);
        int same = differs + 1;
        while (same <= last && differsFrom(expected, at, same)) {
            differs = same;
            same = 2 * same;
        }
        same = Math.min(same, last + 1);
        while (same - differs > 1) {
            int middle = (same + differs) >>> 1;
            if (differsFrom(expected, at, middle)) {
                differs = middle;
            } else {
                same = middle;
            }
        }
        return new Reach(difference, bar, Math.min(differs, Math.max(1, last)));
    }

    /// Whether the decision changes when the bars from `ahead` on are others, or not there.
    private boolean differsFrom(List<Decision> expected, Reach at, int ahead) {
        long known = ends[at.bar() + ahead - 1];
        long from = at.difference().from();
        long until = ends[at.bar()];
        BarTable table = proof.table();
        return !expected.equals(proof.decisions(table.poisoned(from, Poison.after(known)), until))
                || !expected.equals(proof.decisions(table.between(from, known), until));
    }

    /// A later bar whose change alone is felt, and the earliest bar at which.
    private record Echo(int changed, int felt) {
        int ahead() {
            return changed - felt;
        }
    }

    /// Changes single bars one by one and listens for the earliest decision that follows.
    private List<Echo> echoes(int farthest) {
        Difference first = found.getFirst();
        int begin = barOf(first) + 1;
        int end = Math.min(ends.length - 1, begin + Math.max(TRIED, 3 * farthest));
        BarTable table = proof.table();
        List<Decision> expected = proof.decisions(table.between(first.from(), table.endTime()), ends[end]);
        List<Echo> echoes = new ArrayList<>();
        for (int bar = begin; bar < end && echoes.size() < IMPULSES; bar++) {
            Poison single = Poison.after(ends[bar - 1]).upTo(ends[bar] - 1);
            Difference felt = Difference.between(
                    expected, proof.decisions(table.poisoned(first.from(), single), ends[end]), bar - 1);
            if (felt != null && felt.time() < ends[bar]) {
                echoes.add(new Echo(bar, barOf(felt)));
            }
        }
        return echoes;
    }

    /// The shortest length of longer bars such that no change is felt outside of the one that it lies in; they are at
    /// most twice as long as the reach.
    private OptionalLong bucket(List<Echo> echoes, int farthest) {
        long own = proof.table().interval().nanos();
        for (long length : LONGER) {
            if (length > own
                    && length <= 2L * (farthest + 1) * own
                    && echoes.size() >= FEW
                    && echoes.stream().allMatch(echo -> isWithin(echo, length))) {
                return OptionalLong.of(length);
            }
        }
        return OptionalLong.empty();
    }

    private boolean isWithin(Echo echo, long length) {
        return bucketOf(ends[echo.changed()] - 1, length) == bucketOf(ends[echo.felt()] - 1, length);
    }

    private static long bucketOf(long time, long length) {
        return Math.floorDiv(length == WEEK ? time - MONDAY : time, length);
    }

    @Override
    public String toString() {
        return found.size() + " differences, the first at "
                + Times.brief(found.getFirst().time());
    }
}
