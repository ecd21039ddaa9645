package tapedeck.lab.research.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import tapedeck.execution.AccountSettings;
import tapedeck.model.DataException;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Order;
import tapedeck.model.StrategyException;
import tapedeck.model.Times;

/// Finds out how much history a strategy needs: restarts it with K bars at seeded points and compares what it decides
/// within the next bars with the run over all of the history.
///
/// A restart begins with the equity that the full run had there, at points where that was flat and had no order out;
/// a strategy that hardly ever is takes its position over. Not thread-safe.
public final class WarmupProof {
    /// Bars after a restart in which decisions are compared.
    public static final int WINDOW = 120;

    private static final int FEWEST_POINTS = 50;
    /// Histories closer together than this share of them are not told apart.
    private static final int FINENESS = 200;
    /// An order for a position is sent so many bars before the first decision, and trades on the bar between.
    private static final int TAKEN_OVER_BEFORE = 2;

    private static final int BARS_TO_TAKE_OVER = TAKEN_OVER_BEFORE + 1;
    /// A position's worth by this is put aside for the costs of buying it again.
    private static final long COSTS = 200;

    private static final double[] LADDER = {1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 12, 16, 24, 32, 48, 64};

    private final Subject subject;
    private final BarTable table;
    private final int restarts;
    private final long seed;
    private final LongConsumer progress;
    private final Full full;

    /// @param progress hears how many restarts are done
    public WarmupProof(Subject subject, BarTable table, int restarts, long seed, LongConsumer progress) {
        this.subject = subject;
        this.table = table;
        this.restarts = restarts;
        this.seed = seed;
        this.progress = progress;
        this.full = new Full();
    }

    /// The run over all of the history: its decisions, and where it stood before each bar closed.
    private final class Full {
        final Trial trial;
        final boolean[] isIdle = new boolean[table.bars()];
        final boolean[] isFlat = new boolean[table.bars()];
        final long[] equity = new long[table.bars()];
        final List<List<Long>> positions = new ArrayList<>();
        final int declared;

        Full() {
            trial = trial(subject.spec().account(), table.startTime(), table.endTime(), 0);
            for (int bar = 0; bar < table.bars() && trial.failure() == null; bar++) {
                trial.playUpTo(table.end(bar) - 1);
                Standing before = Standing.of(trial, table);
                isIdle[bar] = before.isIdle();
                isFlat[bar] = before.isFlat();
                equity[bar] = before.equity();
                positions.add(before.positions());
            }
            trial.playUpTo(table.endTime());
            StrategyException failure = trial.failure();
            if (failure != null) {
                throw failure;
            }
            declared = trial.probe().declaredBars();
        }

        /// What followed from the bars that end from one time to another: no longer what an input at that time did.
        List<Decision> between(long from, long until) {
            List<Decision> all = trial.notes().decisions();
            int end = trial.notes().countThrough(until);
            int first = end;
            while (first > 0 && all.get(first - 1).time() >= from) {
                first--;
            }
            return acts(all.subList(first, end));
        }
    }

    /// Where a run stands between two events.
    private record Standing(boolean isFlat, boolean isIdle, long equity, List<Long> positions) {
        static Standing of(Trial trial, BarTable table) {
            var portfolio = trial.session().portfolio();
            List<Long> positions = new ArrayList<>();
            for (int i = 0; i < table.instruments().size(); i++) {
                positions.add(portfolio.position(0, i).size());
            }
            boolean isFlat = positions.stream().allMatch(size -> size == 0);
            boolean isIdle = trial.session().orders().workingOrders().isEmpty();
            return new Standing(isFlat, isIdle, portfolio.equity(), positions);
        }
    }

    private Trial trial(AccountSettings account, long from, long until, int atLeast) {
        return new Trial(subject, table.between(from, until), new Trial.Terms(table.endTime(), account, atLeast));
    }

    private static List<Decision> acts(List<Decision> all) {
        return all.stream()
                .filter(decision -> !(decision instanceof Decision.Shown))
                .toList();
    }

    /// Bars that the strategy says it needs.
    public int declared() {
        return full.declared;
    }

    /// Tries the given lengths of history; where there are none, those from the declared one up to the first that is
    /// clean, and then some between it and the one before.
    public WarmupResult run(List<Integer> histories) {
        int longest = table.bars() / 3;
        int declared = full.declared;
        if (declared > longest || table.bars() < 4 * WINDOW) {
            throw new DataException(
                    "TD-D063",
                    subject.name(),
                    "a warm-up of " + declared + " bars cannot be examined on " + table.bars() + " bars",
                    "take at least " + Math.max(3 * declared, 4 * WINDOW) + " bars: a longer range");
        }
        Points points = points();
        NavigableMap<Integer, WarmupResult.Row> rows = new TreeMap<>();
        if (histories.isEmpty()) {
            climb(points, longest, rows);
        } else {
            histories.stream()
                    .filter(history -> history <= longest)
                    .forEach(history -> rows.put(history, row(points, history)));
        }
        return new WarmupResult(declared, table.bars(), WINDOW, points.held(), List.copyOf(rows.values()));
    }

    private void climb(Points points, int longest, NavigableMap<Integer, WarmupResult.Row> rows) {
        int clean = 0;
        int unclean = 0;
        for (double step : LADDER) {
            int history = (int) Math.ceil(full.declared * step);
            if (history > longest || clean > 0) {
                break;
            }
            if (!rows.containsKey(history)) {
                rows.put(history, row(points, history));
                boolean isClean = rows.get(history).isClean();
                clean = isClean ? history : 0;
                unclean = isClean ? unclean : history;
            }
        }
        while (clean > 0 && unclean > 0 && clean - unclean > Math.max(1, clean / FINENESS)) {
            int middle = (clean + unclean) >>> 1;
            rows.put(middle, row(points, middle));
            if (rows.get(middle).isClean()) {
                clean = middle;
            } else {
                unclean = middle;
            }
        }
    }

    // ---- restarts

    /// @param bars at which the restarts decide for the first time
    /// @param held whether they take a position over
    private record Points(List<Integer> bars, boolean held) {}

    /// Draws the same bars for every length of history: from the later half, so that the full history is longer.
    private Points points() {
        List<Integer> flat = new ArrayList<>();
        List<Integer> idle = new ArrayList<>();
        List<Integer> any = new ArrayList<>();
        for (int bar = table.bars() / 2; bar < table.bars() - WINDOW; bar++) {
            any.add(bar);
            if (full.isIdle[bar]) {
                idle.add(bar);
                if (full.isFlat[bar]) {
                    flat.add(bar);
                }
            }
        }
        boolean held = flat.size() < Math.min(FEWEST_POINTS, any.size());
        List<Integer> pool = !held ? flat : idle.size() < FEWEST_POINTS ? any : idle;
        TreeSet<Integer> chosen = new TreeSet<>();
        SplittableRandom random = new SplittableRandom(seed);
        while (chosen.size() < Math.min(restarts, pool.size())) {
            chosen.add(pool.get(random.nextInt(pool.size())));
        }
        return new Points(List.copyOf(chosen), held);
    }

    private WarmupResult.Row row(Points points, int history) {
        int differing = 0;
        int sameValues = 0;
        String example = "";
        for (int i = 0; i < points.bars().size(); i++) {
            int bar = points.bars().get(i);
            Optional<Difference> difference = difference(bar, history);
            if (difference.isPresent()) {
                differing++;
                sameValues += difference.get().isWithSameValues() ? 1 : 0;
                example = example.isEmpty() ? difference.get().words() : example;
            }
            progress.accept(i + 1);
        }
        return new WarmupResult.Row(history, points.bars().size(), differing, sameValues, example);
    }

    /// A restart that decided differently.
    ///
    /// @param isWithSameValues whether every indicator had the value that it has with the full history
    private record Difference(String words, boolean isWithSameValues) {}

    /// How a restart differs from the full history; empty where it does not.
    private Optional<Difference> difference(int bar, int history) {
        long begin = table.end(bar);
        long end = table.end(bar + WINDOW - 1);
        int given = full.isFlat[bar] ? history : Math.max(history, BARS_TO_TAKE_OVER);
        Trial restart = trial(account(bar), table.start(bar - given + 1), end, given);
        takeOver(restart, bar);
        restart.playThrough(end);
        List<Decision> expected = full.between(begin, end);
        List<Decision> actual = acts(restart.notes().decisions()).stream()
                .filter(decision -> decision.time() >= begin && decision.time() <= end)
                .toList();
        OptionalLong parted = Likeness.difference(expected, actual);
        if (parted.isEmpty()) {
            return Optional.empty();
        }
        long time = parted.getAsLong();
        String words =
                Times.brief(time) + ": full history " + words(expected, time) + ", restart " + words(actual, time);
        return Optional.of(new Difference(
                words,
                IndicatorValues.areEqual(
                        full.trial.probe().series(), restart.probe().series(), time)));
    }

    private static String words(List<Decision> decisions, long time) {
        return Decision.words(
                decisions.stream().filter(decision -> decision.time() == time).toList());
    }

    /// With the full run's equity, or with as much more as it takes to buy its position again.
    private AccountSettings account(int bar) {
        AccountSettings given = subject.spec().account();
        long equity = full.equity[bar];
        if (!full.isFlat[bar]) {
            long worth = 0;
            List<Long> positions = full.positions.get(bar);
            for (int i = 0; i < positions.size(); i++) {
                long price = table.priceAround(i, table.end(bar - TAKEN_OVER_BEFORE));
                worth += table.instruments().get(i).notional(price, Math.abs(positions.get(i)));
            }
            equity = Math.max(equity, Fixed.divide(worth + worth / COSTS, given.leverage()));
        }
        return new AccountSettings(equity, given.currency(), given.leverage(), given.shortAllowed());
    }

    /// Trades the restart into the position that the full run had, on the last bar before it decides.
    private void takeOver(Trial restart, int bar) {
        List<Long> positions = full.positions.get(bar);
        if (full.isFlat[bar]) {
            return;
        }
        // where one bar ends as the next begins, its open must still be to come
        restart.playUpTo(table.end(bar - TAKEN_OVER_BEFORE) - 1);
        for (int i = 0; i < positions.size(); i++) {
            long held = positions.get(i);
            if (held != 0) {
                Instrument instrument = table.instruments().get(i);
                double size = Fixed.toDouble(Math.abs(held));
                Order order = held > 0 ? Order.buy(instrument, size) : Order.sell(instrument, size);
                restart.session().orders().submit(0, order.tag("taken over"));
            }
        }
        restart.session().orders().flush();
    }
}
