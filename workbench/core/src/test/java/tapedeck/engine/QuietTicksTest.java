package tapedeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tapedeck.event.SimulatedClock;
import tapedeck.event.TickListener;
import tapedeck.event.TickReader;
import tapedeck.event.TickSource;
import tapedeck.execution.AccountSettings;
import tapedeck.execution.RiskLimits;
import tapedeck.model.Bar;
import tapedeck.model.Currency;
import tapedeck.model.Fixed;
import tapedeck.model.Instruments;
import tapedeck.model.Order;
import tapedeck.model.Tick;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;
import tapedeck.testing.Fixtures;
import tapedeck.testing.RandomTrader;
import tapedeck.venue.LatencyModel;
import tapedeck.venue.LiquidityModel;
import tapedeck.venue.Models;
import tapedeck.venue.SimulatedVenue;

/// Trades taken in together leave the same decisions, fills, equity and log as one by one.
class QuietTicksTest {
    private static final int TICKS = 6_000;
    private static final long SECOND = 1_000_000_000L;

    private record Played(List<String> log, ResultHashes hashes, long ticks, long events, long fills) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void togetherIsAsOneByOne(long seed) {
        List<Tick> ticks = ticks(seed);

        Played oneByOne = play(seed, ticks, OneByOne::new);
        AtomicLong together = new AtomicLong();
        Played fast = play(seed, ticks, session -> new Counting(session, together));

        assertThat(fast.log).isEqualTo(oneByOne.log);
        assertThat(fast.hashes).isEqualTo(oneByOne.hashes);
        assertThat(fast.ticks).isEqualTo(oneByOne.ticks).isEqualTo(TICKS);
        assertThat(fast.events).isEqualTo(oneByOne.events);
        assertThat(fast.fills).isPositive();
        assertThat(together.get()).as("ticks taken in together").isGreaterThan(seed % 2 == 0 ? TICKS / 4 : 0);
    }

    /// Trades of one to three instruments, some late, some delayed, with quotes between them for every fourth seed.
    private static List<Tick> ticks(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int instruments = random.nextInt(1, 4);
        long[] prices = new long[instruments];
        Arrays.fill(prices, 10_000);
        List<Tick> ticks = new ArrayList<>();
        long time = Fixtures.START;
        int instrument = 0;
        for (int i = 0; i < TICKS; i++) {
            time += random.nextInt(50) == 0 ? random.nextLong(200 * SECOND) : random.nextLong(3 * SECOND);
            instrument = random.nextInt(8) == 0 ? random.nextInt(instruments) : instrument;
            prices[instrument] += random.nextInt(-3, 4);
            Tick tick = new Tick();
            tick.sequence = i + 1L;
            tick.time = time;
            tick.venueTime = random.nextInt(40) == 0 ? time - random.nextLong(100 * SECOND) : time;
            tick.instrument = instrument;
            tick.kind = seed % 4 == 0 && random.nextInt(5) == 0 ? Tick.QUOTE : Tick.TRADE;
            tick.flags = Tick.LAST_IN_BATCH;
            tick.price = Math.max(1, prices[instrument]) * (Fixed.ONE / 100);
            tick.size = random.nextLong(1, 10 * Fixed.ONE);
            tick.price2 = tick.kind == Tick.QUOTE ? tick.price + Fixed.ONE / 100 : 0;
            tick.size2 = tick.kind == Tick.QUOTE ? tick.size : 0;
            ticks.add(tick);
        }
        return ticks;
    }

    private static Played play(long seed, List<Tick> ticks, UnaryOperator<TickListener> around) {
        int count = ticks.stream().mapToInt(tick -> tick.instrument).max().orElse(0) + 1;
        Instruments instruments = new Instruments(IntStream.range(0, count)
                .mapToObj(i -> Fixtures.instrument(i, "X" + i))
                .toList());
        SessionConfig config = new SessionConfig(
                instruments,
                Collections.nCopies(count, 8),
                Fixtures.MINUTE,
                new AccountSettings(10_000 * Fixed.ONE, Currency.USD, 2 * Fixed.ONE, true),
                RiskLimits.NONE,
                256,
                seed % 3 == 0 ? 2 * SECOND : 0,
                Fixtures.START - 1,
                ticks.getLast().time + SECOND);
        Models models = models(seed);
        SimulatedClock clock = new SimulatedClock(Fixtures.START - 1);
        Wiring wiring = new Wiring(
                clock,
                session -> new TickSource(reader(ticks), around.apply(session)),
                (time, all, market, margin, listener) ->
                        new SimulatedVenue(time, all, market, margin, listener, models));
        List<String> log = new ArrayList<>();
        LogDecoder decoder = new LogDecoder(instruments);
        RunRecorder recorder = new RunRecorder(
                LogLevel.FULL,
                (frame, length) -> log.add(decoder.decode(frame, length).toString()));
        List<Session.Member> members = List.of(
                new Session.Member("a", seed % 2 == 0 ? new Turner(seed) : new RandomTrader(seed, count)),
                new Session.Member("b", new Turner(seed + 1000)));
        Session session = new Session(config, wiring, members, recorder);
        session.run();
        return new Played(log, recorder.finish(), session.ticks(), session.events(), recorder.fillCount());
    }

    /// Leaves no order resting for long: in and out at the market.
    private static final class Turner implements TradingStrategy {
        private final SplittableRandom random;

        Turner(long seed) {
            random = new SplittableRandom(seed);
        }

        @Override
        public void setup(Setup setup) {
            setup.bars();
        }

        @Override
        public void onBar(Bar bar, Desk desk) {
            if (random.nextInt(3) == 0) {
                desk.submit(random.nextBoolean() ? Order.buy(bar, 1) : Order.sell(bar, 1));
            }
        }
    }

    private static Models models(long seed) {
        return switch ((int) (seed % 5)) {
            case 0 -> Models.IDEAL.with(LiquidityModel.participation(Fixed.ONE / 10));
            case 1 -> Models.IDEAL.with(LatencyModel.fixed(700_000_000L));
            case 2 -> Models.IDEAL.with(LatencyModel.uniform(seed, 1_000_000, 5 * SECOND));
            default -> Models.IDEAL;
        };
    }

    private static TickReader reader(List<Tick> ticks) {
        var all = ticks.iterator();
        return tick -> {
            if (!all.hasNext()) {
                return false;
            }
            tick.set(all.next());
            return true;
        };
    }

    /// Hands on one tick at a time.
    private record OneByOne(TickListener session) implements TickListener {
        @Override
        public void onTick(Tick tick) {
            session.onTick(tick);
        }

        @Override
        public boolean goesOn(long time) {
            return session.goesOn(time);
        }
    }

    /// Hands on everything, and counts what was read together.
    private record Counting(TickListener session, AtomicLong together) implements TickListener {
        @Override
        public void onTick(Tick tick) {
            session.onTick(tick);
        }

        @Override
        public boolean goesOn(long time) {
            return session.goesOn(time);
        }

        @Override
        public long playTogether(Tick tick, TickReader reader) {
            return session.playTogether(tick, next -> {
                together.incrementAndGet();
                return reader.read(next);
            });
        }
    }
}
