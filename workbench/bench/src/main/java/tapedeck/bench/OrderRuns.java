package tapedeck.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import tapedeck.model.Ticket;
import tapedeck.model.Verdict;

/// Orders through the risk gate into the matching book, and how long one risk check takes.
final class OrderRuns {
    private static final long LONGEST_NANOS = 1_000_000_000;

    private OrderRuns() {}

    static List<Measurement> run(Sizes sizes) throws Exception {
        OrderFlow flow = new OrderFlow(sizes.whole("orders", 1_000_000), 5_000, 20);
        GatedBook gated = new GatedBook(flow);
        List<Measurement> rows = new ArrayList<>();
        rows.add(Stopwatch.time(
                sizes.rounds(), "orders.gated", "risk gate + matching book: add, cancel, match", "orders", () -> {
                    long before = gated.trades();
                    gated.play();
                    return new Outcome(flow.count(), "", gated.trades() - before);
                }));
        rows.add(checks(sizes, flow, gated));
        if (gated.refused() > 0) {
            throw new IllegalStateException(gated.refused() + " orders refused: the flow must fit the limits");
        }
        return rows;
    }

    /// Each check alone between two readings of the clock; the clock's own median is taken off.
    private static Measurement checks(Sizes sizes, OrderFlow flow, GatedBook gated) {
        Histogram pure = new Histogram(LONGEST_NANOS, 3);
        Histogram histogram = new Histogram(LONGEST_NANOS, 3);
        long time = gated.now();
        long passed = 0;
        for (int round = -sizes.rounds().warmUp(); round < sizes.rounds().counted(); round++) {
            for (int command = 0; command < flow.count(); command++) {
                Optional<Ticket> ticket = flow.ticket(command);
                if (ticket.isEmpty()) {
                    continue;
                }
                time += 1_000;
                long first = System.nanoTime();
                long second = System.nanoTime();
                Verdict verdict = gated.verdict(command, ticket.get(), time);
                long third = System.nanoTime();
                passed += verdict.isPass() ? 1 : 0;
                if (round >= 0) {
                    pure.recordValue(Math.clamp(second - first, 0, LONGEST_NANOS));
                    histogram.recordValue(Math.clamp(third - second, 0, LONGEST_NANOS));
                }
            }
        }
        long clock = pure.getValueAtPercentile(50);
        long p99 = Math.max(0, histogram.getValueAtPercentile(99) - clock);
        String note = String.format(
                Locale.ROOT,
                "p50 %d ns, p99 %d ns, p99.9 %d ns; the clock's own %d ns taken off; %d passed",
                Math.max(0, histogram.getValueAtPercentile(50) - clock),
                p99,
                Math.max(0, histogram.getValueAtPercentile(99.9) - clock),
                clock,
                passed);
        Measurement.Times times = new Measurement.Times(p99, 0, 0, -1, 0);
        return new Measurement("orders.check", "one risk check, p99", "checks", Outcome.of(1), times, note);
    }
}
