package tapedeck.bench;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tapedeck.model.Side;
import tapedeck.venue.BookListener;
import tapedeck.venue.BookRefusal;
import tapedeck.venue.MatchingBook;

/// Commands per second through [MatchingBook] alone, in the mix of [OrderFlow].
///
/// By JMH, or by `main` as a plain loop that prints one line per shape of book.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class MatchingBookBenchmark {
    private static final int COMMANDS = 1 << 20;
    private static final int ROUNDS = 20;

    /// A shape of book: orders at work and the average distance from the middle, in price steps.
    public enum Shape {
        /// A thin book, everything near the touch.
        SMALL(500, 10),
        /// A busy instrument.
        DENSE(5_000, 20),
        /// As many orders over many more prices.
        WIDE(5_000, 200),
        /// Nearly every order at a price of its own.
        SPARSE(5_000, 5_000),
        /// Fifty thousand orders near the touch.
        LARGE(50_000, 50);

        private final int working;
        private final int spread;

        Shape(int working, int spread) {
            this.working = working;
            this.spread = spread;
        }

        OrderFlow flow() {
            return new OrderFlow(COMMANDS, working, spread);
        }
    }

    /// The shape measured.
    @Param
    public Shape shape = Shape.DENSE;

    private OrderFlow flow = Shape.SMALL.flow();
    private Counter counter = new Counter();
    private MatchingBook book = new MatchingBook(counter);
    private int next;

    /// Makes the flow and plays it once, so that the pools have their size.
    @Setup(Level.Trial)
    public void play() {
        flow = shape.flow();
        counter = new Counter();
        book = new MatchingBook(counter);
        flow.play(book);
    }

    /// One command of the flow.
    @Benchmark
    public long command() {
        flow.play(book, next);
        next = next + 1 == flow.count() ? 0 : next + 1;
        return counter.events;
    }

    /// The plain loop: the best of 20 rounds per shape.
    public static void main(String[] arguments) {
        for (Shape shape : Shape.values()) {
            OrderFlow flow = shape.flow();
            Counter counter = new Counter();
            MatchingBook book = new MatchingBook(counter);
            long best = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                flow.play(book);
                best = Math.min(best, System.nanoTime() - start);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-6s %,d commands, %.2f trades per command: %.1f ns per command, %.1f M commands/s%n",
                    shape,
                    flow.count(),
                    (double) counter.trades / flow.count() / ROUNDS,
                    (double) best / flow.count(),
                    flow.count() * 1e3 / best);
        }
    }

    /// The cheapest listener that keeps the callbacks from being optimised away.
    private static final class Counter implements BookListener {
        private long events;
        private long trades;

        @Override
        public void traded(long makerOrderId, long takerOrderId, long price, long size, long makerRemaining) {
            trades++;
        }

        @Override
        public void added(long orderId, Side side, long price, long size) {
            events++;
        }

        @Override
        public void reduced(long orderId, long price, long size, long remaining) {
            events++;
        }

        @Override
        public void moved(long orderId, long fromPrice, long toPrice, long remaining) {
            events++;
        }

        @Override
        public void rejected(long orderId, BookRefusal reason, long size) {
            events++;
        }
    }
}
