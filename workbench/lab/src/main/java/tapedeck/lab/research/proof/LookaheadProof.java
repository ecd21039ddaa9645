package tapedeck.lab.research.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import tapedeck.engine.MarketData;
import tapedeck.indicator.FutureBarException;
import tapedeck.model.OrderEvent;
import tapedeck.model.StrategyException;
import tapedeck.model.Times;

/// Examines whether a strategy sees the future: the decisions up to a bar must be the same with all of the data, with
/// the data cut there, and with another future behind it.
///
/// Up to [#EVERY_BAR] bars every one is tried; beyond, every bar with a trade or a signal and [#OTHERS] drawn by a
/// seed. Long data is played from a shorter history before each cut, always the same for the runs compared. Not
/// thread-safe: a strategy that keeps state between runs must meet them in one order.
public final class LookaheadProof {
    /// Up to so many bars each is tried.
    public static final int EVERY_BAR = 2_000;
    /// Bars without a signal that are tried beyond.
    public static final int OTHERS = 1_000;

    private static final int ENOUGH = 12;
    private static final long BARS_PLAYED = 150_000_000L;
    private static final int SHORTEST_HISTORY = 2_000;

    private final Subject subject;
    private final BarTable table;
    private final long seed;
    private final LongConsumer progress;
    private final long[] ends;

    /// @param progress hears how many cuts are done
    public LookaheadProof(Subject subject, BarTable table, long seed, LongConsumer progress) {
        this.subject = subject;
        this.table = table;
        this.seed = seed;
        this.progress = progress;
        this.ends = table.ends();
    }

    /// Bars that close in the data.
    public int bars() {
        return ends.length;
    }

    /// Examines it.
    ///
    /// @throws StrategyException where the strategy failed for a reason of its own
    public LookaheadResult run() {
        Trial full = trial(table.all(), 0);
        int[] counts = full.playAll(ends);
        int[] cuts = cuts(full);
        List<Leak> leaks = new ArrayList<>();
        instantFill(full).ifPresent(leaks::add);
        askedAhead(full).ifPresent(leaks::add);
        remembered(full).ifPresent(leaks::add);
        int history = history(full, cuts);
        if (leaks.isEmpty()) {
            List<Difference> found = history == 0 ? wholeHistory(full, counts, cuts) : stretches(cuts, history);
            if (!found.isEmpty()) {
                leaks.add(new Diagnosis(this, found).leak());
            }
        }
        StrategyException failure = full.failure();
        if (leaks.isEmpty() && failure != null) {
            throw failure;
        }
        int guards = Guards.tried(subject, table);
        return new LookaheadResult(
                ends.length, cuts.length, full.notes().size(), signals(full), history, guards, leaks);
    }

    // ---- runs

    Trial trial(MarketData data, int atLeast) {
        return new Trial(
                subject, data, new Trial.Terms(table.endTime(), subject.spec().account(), atLeast));
    }

    /// What was decided up to a time over some data; what it threw while being made is a decision too.
    List<Decision> decisions(MarketData data, long until) {
        try {
            Trial trial = trial(data, 0);
            trial.playThrough(until);
            return trial.notes().decisions();
        } catch (RuntimeException e) {
            return List.of(new Decision.Threw(data.startTime(), String.valueOf(e.getMessage())));
        }
    }

    long[] ends() {
        return ends;
    }

    BarTable table() {
        return table;
    }

    // ---- what a run shows by itself

    private Optional<Leak> instantFill(Trial full) {
        OrderEvent.Filled filled = full.notes().instantFill();
        if (filled == null) {
            return Optional.empty();
        }
        String order = full.notes().decisions().stream()
                .filter(d -> d instanceof Decision.Sent sent && sent.ticket().id() == filled.orderId())
                .findFirst()
                .map(Object::toString)
                .orElse("an order");
        return Optional.of(new Leak(
                Leak.Kind.SAME_CLOSE,
                "the order traded at the close that it was decided on: execution.fill is this-close",
                filled.time(),
                barBefore(filled.time()),
                order + ", filled before the market moved",
                "the same: no later price was needed",
                "the same"));
    }

    private Optional<Leak> askedAhead(Trial full) {
        StrategyException failure = full.failure();
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof FutureBarException) {
                long time = full.session().clock().now();
                return Optional.of(new Leak(
                        Leak.Kind.BAR_NOT_CLOSED,
                        "it asked for a bar that had not closed, and was refused",
                        time,
                        barBefore(time),
                        String.valueOf(at.getMessage()),
                        "the same",
                        "the same"));
            }
        }
        return Optional.empty();
    }

    /// A second run over the same data must be the first one again, whatever ran in between.
    private Optional<Leak> remembered(Trial full) {
        long first = table.startTime();
        decisions(table.poisoned(first, Poison.after(first)), table.endTime());
        Trial again = trial(table.all(), 0);
        again.playAll(ends);
        Difference difference =
                Difference.between(full.notes().decisions(), again.notes().decisions(), ends.length - 1);
        if (difference == null) {
            return Optional.empty();
        }
        return Optional.of(new Leak(
                Leak.Kind.STATIC_STATE,
                "a second run over the same data decided differently: it keeps state between runs (a static field?)",
                difference.time(),
                barBefore(difference.time()),
                difference.full(),
                difference.other() + " (second run)",
                "not tried"));
    }

    /// Start of the last bar that had closed.
    long barBefore(long time) {
        return table.start(Math.clamp(table.barsBefore(time) - 1L, 0, table.bars() - 1));
    }

    private static int signals(Trial full) {
        return (int) full.notes().decisions().stream()
                .filter(decision -> !(decision instanceof Decision.Shown))
                .count();
    }

    // ---- which bars

    private int[] cuts(Trial full) {
        int last = ends.length - 1;
        if (ends.length <= EVERY_BAR) {
            int[] all = new int[Math.max(0, last)];
            Arrays.setAll(all, i -> i);
            return all;
        }
        TreeSet<Integer> chosen = new TreeSet<>();
        for (Decision decision : full.notes().decisions()) {
            if (!(decision instanceof Decision.Shown)) {
                chosen.add(closedBy(decision.time()));
            }
        }
        full.notes().fillTimes().forEach(time -> chosen.add(closedBy(time)));
        SplittableRandom random = new SplittableRandom(seed);
        int others = Math.min(OTHERS, ends.length - 1 - chosen.size());
        while (others > 0) {
            others -= chosen.add(random.nextInt(last)) ? 1 : 0;
        }
        return chosen.stream().mapToInt(Integer::intValue).filter(i -> i < last).toArray();
    }

    /// Index of the bar end at or before a time.
    private int closedBy(long time) {
        int found = Arrays.binarySearch(ends, time);
        return Math.max(0, found >= 0 ? found : -found - 2);
    }

    /// 0 where every run can begin at the first bar, else how many bars it begins before its cut.
    private int history(Trial full, int[] cuts) {
        long played = 0;
        for (int cut : cuts) {
            played += 2L * (cut + 1);
        }
        if (played <= BARS_PLAYED) {
            return 0;
        }
        long each = BARS_PLAYED / (3L * Math.max(1, cuts.length));
        return (int) Math.max(Math.max(SHORTEST_HISTORY, 4L * full.probe().declaredBars()), each);
    }

    // ---- cut and poisoned

    private List<Difference> wholeHistory(Trial full, int[] counts, int[] cuts) {
        List<Difference> found = new ArrayList<>();
        List<Decision> decisions = full.notes().decisions();
        for (int i = 0; i < cuts.length && found.size() < ENOUGH; i++) {
            int cut = cuts[i];
            compare(table.startTime(), decisions.subList(0, counts[cut]), cut, found);
            progress.accept(i + 1);
        }
        return found;
    }

    /// The same from a history before each cut: all cuts of one stretch share its beginning and its full run.
    private List<Difference> stretches(int[] cuts, int history) {
        List<Difference> found = new ArrayList<>();
        int done = 0;
        while (done < cuts.length && found.size() < ENOUGH) {
            int stretch = cuts[done] / history;
            int until = done;
            while (until < cuts.length && cuts[until] / history == stretch) {
                until++;
            }
            int first = Math.max(0, (stretch - 1) * history);
            long from = first == 0 ? table.startTime() : ends[first - 1];
            int[] these = Arrays.copyOfRange(cuts, done, until);
            stretch(from, these, found);
            done = until;
            progress.accept(done);
        }
        return found;
    }

    private void stretch(long from, int[] cuts, List<Difference> found) {
        Trial full = trial(table.between(from, table.endTime()), 0);
        int[] counts =
                full.playAll(Arrays.stream(cuts).mapToLong(cut -> ends[cut]).toArray());
        for (int i = 0; i < cuts.length && found.size() < ENOUGH; i++) {
            compare(from, full.notes().decisions().subList(0, counts[i]), cuts[i], found);
        }
    }

    private void compare(long from, List<Decision> expected, int cut, List<Difference> found) {
        long time = ends[cut];
        List<Decision> short_ = decisions(table.between(from, time), time);
        List<Decision> spoiled = decisions(table.poisoned(from, Poison.after(time)), time);
        Difference byCut = Difference.between(expected, short_, cut);
        Difference byPoison = Difference.between(expected, spoiled, cut);
        Difference first = Difference.earlier(byCut, byPoison);
        if (first != null) {
            found.add(first.from(from, at(short_, first.time()), at(spoiled, first.time())));
        }
    }

    private static String at(List<Decision> decisions, long time) {
        return Decision.words(
                decisions.stream().filter(decision -> decision.time() == time).toList());
    }

    /// Where two runs parted.
    ///
    /// @param cut   index of the bar end up to which they were compared
    /// @param from  where both began
    /// @param time  of the first decision that differs
    /// @param full  what was decided then with all of the data
    /// @param other what was decided in the run that differs
    record Difference(int cut, long from, long time, String full, String other, String short_, String spoiled) {
        static @Nullable Difference between(List<Decision> full, List<Decision> other, int cut) {
            int common = Math.min(full.size(), other.size());
            int same = 0;
            while (same < common && full.get(same).equals(other.get(same))) {
                same++;
            }
            if (same == full.size() && same == other.size()) {
                return null;
            }
            long a = same < full.size() ? full.get(same).time() : Long.MAX_VALUE;
            long b = same < other.size() ? other.get(same).time() : Long.MAX_VALUE;
            long time = Math.min(a, b);
            return new Difference(cut, 0, time, at(full, time), at(other, time), "", "");
        }

        static @Nullable Difference earlier(@Nullable Difference a, @Nullable Difference b) {
            if (a == null || b == null) {
                return a == null ? b : a;
            }
            return a.time <= b.time ? a : b;
        }

        Difference from(long begin, String byCut, String byPoison) {
            return new Difference(cut, begin, time, full, other, byCut, byPoison);
        }

        @Override
        public String toString() {
            return Times.brief(time) + ": " + full + " / " + short_ + " / " + spoiled;
        }
    }
}
