package tapedeck.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import tapedeck.event.SimulatedClock;
import tapedeck.event.Source;
import tapedeck.event.TickSource;
import tapedeck.execution.AccountSettings;
import tapedeck.execution.RiskLimits;
import tapedeck.model.Bar;
import tapedeck.model.Currency;
import tapedeck.model.Fixed;
import tapedeck.model.Range;
import tapedeck.model.Tick;
import tapedeck.strategy.Sizing;
import tapedeck.strategy.TradingStrategy;
import tapedeck.testing.Fixtures;
import tapedeck.testing.RandomTrader;
import tapedeck.venue.SimulatedVenue;

/// One random session out of a seed: data, models, limits and strategies, to be played in several ways.
final class FuzzedRun {
    final MemoryData data;
    final RunSpec spec;
    private final long seed;
    private final int strategies;

    FuzzedRun(long seed) {
        this.seed = seed;
        SplittableRandom random = new SplittableRandom(seed);
        data = Fixtures.randomBars(seed, random.nextInt(20, 90), random.nextInt(1, 4));
        strategies = random.nextInt(1, 4);
        List<RunSpec.Strategy> described = IntStream.range(0, strategies)
                .mapToObj(i -> new RunSpec.Strategy("R" + i, "test", new TreeMap<>(), limits(random)))
                .toList();
        spec = new RunSpec(
                described,
                new DataRequest(List.of("X"), data.interval(), Range.ALL),
                new AccountSettings(
                        Fixed.fromDouble(random.nextInt(100, 20_000)),
                        Currency.USD,
                        random.nextInt(1, 5) * Fixed.ONE,
                        random.nextInt(4) > 0),
                settings(seed, random),
                limits(random),
                Sizing.ALL_IN,
                random.nextInt(3) * 8,
                seed,
                LogLevel.FULL);
    }

    /// Whether a tape cannot tell where its bars start: only the feed of bars knows.
    boolean hasBarsAskew() {
        return Fixtures.hasBarsAskew(seed);
    }

    /// Whether it is also played out of quotes and prints.
    boolean isQuoted() {
        return isQuoted(seed);
    }

    private static boolean isQuoted(long seed) {
        return seed % 4 == 1;
    }

    private static RiskLimits limits(SplittableRandom random) {
        long off = RiskLimits.OFF;
        return switch (random.nextInt(6)) {
            case 0 -> new RiskLimits(off, off, 9 * Fixed.ONE, off, off, off, off, off, off, off, off, true, List.of());
            case 1 ->
                new RiskLimits(
                        5 * Fixed.ONE, off, off, off, off, Fixed.ONE / 200, 20, off, off, off, off, false, List.of());
            case 2 ->
                new RiskLimits(
                        off,
                        off,
                        off,
                        2000 * Fixed.ONE,
                        off,
                        off,
                        off,
                        Fixed.ONE / 100,
                        Fixed.ONE / 50,
                        off,
                        60_000_000_000L,
                        false,
                        List.of());
            default -> RiskLimits.NONE;
        };
    }

    private static ExecutionSettings settings(long seed, SplittableRandom random) {
        var fees = List.of(
                ExecutionSettings.Fee.percent(0),
                ExecutionSettings.Fee.percent(100_000),
                new ExecutionSettings.Fee(ExecutionSettings.Fee.FeeKind.MAKER_TAKER, -10_000, 40_000, 0),
                new ExecutionSettings.Fee(ExecutionSettings.Fee.FeeKind.PER_SHARE, 500_000, Fixed.ONE, 1_000_000),
                new ExecutionSettings.Fee(ExecutionSettings.Fee.FeeKind.FIXED_RELATIVE, Fixed.ONE, 50_000, 0));
        var latencies = List.of(
                ExecutionSettings.Latency.NONE,
                ExecutionSettings.Latency.NONE,
                new ExecutionSettings.Latency(ExecutionSettings.Latency.LatencyKind.FIXED, 30_000_000_000L, 0),
                new ExecutionSettings.Latency(
                        ExecutionSettings.Latency.LatencyKind.UNIFORM, 1_000_000, 200_000_000_000L),
                new ExecutionSettings.Latency(
                        ExecutionSettings.Latency.LatencyKind.LOG_NORMAL, 20_000_000_000L, Fixed.ONE / 2));
        var kinds = ExecutionSettings.Liquidity.LiquidityKind.values();
        var kind = kinds[random.nextInt(kinds.length)];
        kind = isQuoted(seed) && random.nextInt(3) > 0 ? ExecutionSettings.Liquidity.LiquidityKind.QUOTES : kind;
        return new ExecutionSettings(
                random.nextInt(8) == 0,
                fees.get(random.nextInt(fees.size())),
                ExecutionSettings.Slippage.NONE,
                latencies.get(random.nextInt(latencies.size())),
                new ExecutionSettings.Liquidity(kind, Fixed.ONE / 400),
                IntrabarOrder.values()[random.nextInt(3)],
                EndOfRun.values()[random.nextInt(2)]);
    }

    /// What a run left behind.
    record Played(RunSummary summary, List<LogEntry> log, BacktestRun run, List<Tick> tape) {
        String hashes() {
            return summary.hashes().toString();
        }
    }

    Played condensed() {
        return play(session -> new BarFeed(data, session.bars()), new ArrayList<>());
    }

    /// Every path is walked, and every tick of it kept.
    Played walked() {
        List<Tick> tape = new ArrayList<>();
        return play(
                session -> {
                    BarFeed feed = new BarFeed(data, new Taping(session.bars(), tape));
                    feed.alwaysWalk();
                    return feed;
                },
                tape);
    }

    /// The ticks of another run, as a tape would hold them.
    Played replayed(List<Tick> tape) {
        var ticks = tape.iterator();
        return play(
                session -> new TickSource(
                        tick -> {
                            if (!ticks.hasNext()) {
                                return false;
                            }
                            tick.set(ticks.next());
                            return true;
                        },
                        session),
                tape);
    }

    /// A tape of quotes with size around the prices of another one, which become prints.
    List<Tick> quoted(List<Tick> tape) {
        SplittableRandom random = new SplittableRandom(~seed);
        List<Tick> quoted = new ArrayList<>();
        for (Tick print : tape) {
            Tick trade = new Tick().set(print);
            trade.flags = Tick.LAST_IN_BATCH;
            if (random.nextInt(3) > 0) {
                quoted.add(quote(trade, random));
            }
            quoted.add(trade);
        }
        return quoted;
    }

    private static Tick quote(Tick around, SplittableRandom random) {
        long cent = Fixed.ONE / 100;
        Tick quote = new Tick().set(around);
        quote.kind = Tick.QUOTE;
        quote.price = Math.max(cent, around.price - random.nextInt(6) * cent);
        quote.size = random.nextInt(5000) * Fixed.ONE / 1000;
        boolean hasAsk = random.nextInt(30) > 0;
        quote.price2 = hasAsk ? Math.max(quote.price, around.price) + random.nextInt(1, 6) * cent : 0;
        quote.size2 = hasAsk ? random.nextInt(5000) * Fixed.ONE / 1000 : 0;
        return quote;
    }

    private Played play(Function<Session, Source> feed, List<Tick> tape) {
        List<LogEntry> log = new ArrayList<>();
        LogDecoder decoder = new LogDecoder(data.instruments());
        RecordSink sink = (frame, length) -> log.add(decoder.decode(frame, length));
        var sizes = new SimulatedVenue.Feed(
                spec.execution().models(seed),
                data.instruments().all().stream().map(i -> 0).toList());
        Wiring wiring = new Wiring(
                new SimulatedClock(data.startTime() - 1),
                feed,
                (clock, instruments, market, margin, listener) ->
                        new SimulatedVenue(clock, instruments, market, margin, listener, sizes));
        List<TradingStrategy> traders = new ArrayList<>();
        for (int i = 0; i < strategies; i++) {
            traders.add(new RandomTrader(seed * 31 + i, data.instruments().size()));
        }
        BacktestRun run = new BacktestRun(spec, traders, data, "engine", sink, wiring);
        return new Played(run.play(), log, run, tape);
    }

    /// Keeps a copy of every tick on its way to the session.
    private record Taping(FeedListener session, List<Tick> tape) implements FeedListener {
        @Override
        public void onTick(Tick tick) {
            tape.add(new Tick().set(tick));
            session.onTick(tick);
        }

        @Override
        public void onBarStart(Bar bar) {
            session.onBarStart(bar);
        }

        @Override
        public boolean canCondense(long end) {
            return session.canCondense(end);
        }

        @Override
        public boolean onQuietOpen(BarLane lane) {
            return false;
        }

        @Override
        public void onWholeBar(BarLane lane) {
            session.onWholeBar(lane);
        }

        @Override
        public void onRest(BarLane lane, int step) {
            session.onRest(lane, step);
        }

        @Override
        public boolean canClose(long end) {
            return session.canClose(end);
        }

        @Override
        public void onClosedRest(BarLane lane, int step) {
            session.onClosedRest(lane, step);
        }

        @Override
        public void onRestClosed(long end) {
            session.onRestClosed(end);
        }

        @Override
        public long quietUntil() {
            return session.quietUntil();
        }

        @Override
        public boolean onClosedBars(BarLane lane, long until, int most) {
            return session.onClosedBars(lane, until, most);
        }

        @Override
        public boolean prepareAhead(int instrument, int bars) {
            return session.prepareAhead(instrument, bars);
        }

        @Override
        public void onAhead(Bar bar) {
            session.onAhead(bar);
        }

        @Override
        public void onAllAhead(int instrument) {
            session.onAllAhead(instrument);
        }

        @Override
        public void onClosedBar(BarLane lane) {
            session.onClosedBar(lane);
        }

        @Override
        public boolean onSlotClosed(long end, int bars) {
            return session.onSlotClosed(end, bars);
        }

        @Override
        public void settle() {
            session.settle();
        }

        @Override
        public BarTicks.Order pathOrder(Bar bar) {
            return session.pathOrder(bar);
        }

        @Override
        public void onExtreme(Bar bar, int step, BarTicks.Order order) {
            session.onExtreme(bar, step, order);
        }
    }
}
