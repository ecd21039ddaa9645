package tapedeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tapedeck.execution.ClosedTrade;
import tapedeck.execution.RiskLimits;
import tapedeck.model.Fill;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.OrderType;
import tapedeck.model.Tick;
import tapedeck.model.Ticket;
import tapedeck.venue.LatencyModel;

/// A thousand random sessions: the same result however they are played, and nothing that could not happen. Ten times as
/// many with `-Dtapedeck.long=true`.
class FuzzTest {
    private static final int SESSIONS = Boolean.getBoolean("tapedeck.long") ? 10_000 : 1_000;
    private static final int BLOCK = SESSIONS / 10;

    @TestFactory
    List<DynamicTest> everySessionRepeatsAndKeepsTheRules() {
        return LongStream.range(0, SESSIONS / BLOCK)
                .mapToObj(block -> DynamicTest.dynamicTest(
                        "seeds " + block * BLOCK + " to " + ((block + 1) * BLOCK - 1), () -> play(block)))
                .toList();
    }

    private static void play(long block) {
        for (long seed = block * BLOCK; seed < (block + 1) * BLOCK; seed++) {
            try {
                check(new FuzzedRun(seed));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e, e);
            }
        }
    }

    private static void check(FuzzedRun run) {
        FuzzedRun.Played walked = run.walked();
        assertThat(run.condensed().hashes()).as("condensed as walked").isEqualTo(walked.hashes());
        if (!run.hasBarsAskew() && !run.isQuoted()) {
            assertThat(run.replayed(walked.tape()).hashes())
                    .as("from the tape as from bars")
                    .isEqualTo(walked.hashes());
        }
        rules(run, walked, (fill, ticket) -> isPossible(run, fill, ticket));
        if (run.isQuoted()) {
            List<Tick> tape = run.quoted(walked.tape());
            FuzzedRun.Played quoted = run.replayed(tape);
            assertThat(run.replayed(tape).hashes()).as("quotes once more").isEqualTo(quoted.hashes());
            rules(run, quoted, (fill, ticket) -> fill.isMaker() || wasSeen(tape, fill));
        }
    }

    private static void rules(FuzzedRun run, FuzzedRun.Played played, BiPredicate<Fill, Ticket> isPossible) {
        orders(run, played, isPossible);
        reduceOnly(played);
        money(run, played);
        int strategies = run.spec.strategies().size();
        for (int s = 0; s < strategies; s++) {
            int strategy = s;
            limits(run.spec.strategies().get(s).limits(), played, ticket -> ticket.strategy() == strategy);
        }
        if (strategies == 1) {
            // with several, one's close may be the account's exposure
            limits(run.spec.limits(), played, ticket -> true);
        }
    }

    /// Between what was seen last and before, of quotes and of prints.
    private static boolean wasSeen(List<Tick> tape, Fill fill) {
        long[] quotes = {Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE};
        long[] prints = quotes.clone();
        for (Tick tick : tape) {
            if (tick.time > fill.venueTime()) {
                break;
            }
            if (tick.instrument == fill.instrument()) {
                long[] seen = tick.kind == Tick.QUOTE ? quotes : prints;
                seen[2] = seen[0];
                seen[3] = seen[1];
                seen[0] = tick.price;
                seen[1] = tick.kind == Tick.QUOTE ? Math.max(tick.price, tick.price2) : tick.price;
            }
        }
        long low = Math.min(Math.min(quotes[0], quotes[2]), Math.min(prints[0], prints[2]));
        long high = Math.max(Math.max(quotes[1], quotes[3]), Math.max(prints[1], prints[3]));
        return fill.price() >= low && fill.price() <= high;
    }

    /// What a set of limits forbids has not happened to the orders and the positions that it is for.
    private static void limits(RiskLimits limits, FuzzedRun.Played played, Predicate<Ticket> whose) {
        Set<Integer> overtaken = overtaken(played);
        Map<Long, LogEntry.Submitted> orders = submitted(played);
        Map<String, Long> sent = new TreeMap<>();
        Map<Integer, Long> held = new TreeMap<>();
        ArrayDeque<Long> lately = new ArrayDeque<>();
        for (LogEntry entry : played.log()) {
            if (entry instanceof LogEntry.Filled(Fill fill)) {
                Ticket ticket =
                        Objects.requireNonNull(orders.get(fill.orderId())).ticket();
                if (!overtaken.contains(slot(fill)) && whose.test(ticket)) {
                    long after = held.merge(fill.instrument(), fill.signedSize(), Math::addExact);
                    assertThat(Math.abs(after)).as("position after %s", fill).isLessThanOrEqualTo(limits.maxPosition());
                }
            }
            if (entry instanceof LogEntry.Submitted(Ticket ticket, long time)
                    && whose.test(ticket)
                    && ticket.parent() == 0
                    && !ticket.tag().equals("end")) {
                assertThat(ticket.size()).as("size of %s", ticket).isLessThanOrEqualTo(limits.maxOrderSize());
                if (limits.duplicateWindow() != RiskLimits.OFF) {
                    Long before = sent.put(key(ticket), time);
                    assertThat(before == null || time - before >= limits.duplicateWindow())
                            .as("%s twice", ticket)
                            .isTrue();
                }
                if (limits.maxOrdersPerMinute() != RiskLimits.OFF) {
                    lately.add(time);
                    lately.removeIf(earlier -> earlier <= time - Interval.MINUTE);
                    assertThat(lately.size())
                            .as("orders within a minute: a full bucket and what came in")
                            .isLessThanOrEqualTo((int) (2 * limits.maxOrdersPerMinute()));
                }
            }
        }
    }

    /// Positions of which one report overtook another, so that a reduce-only fill seemed to open: the gate has seen an
    /// account that never was.
    private static Set<Integer> overtaken(FuzzedRun.Played played) {
        Map<Long, LogEntry.Submitted> orders = submitted(played);
        Map<Integer, Long> held = new TreeMap<>();
        Set<Integer> overtaken = new TreeSet<>();
        for (Fill fill : fills(played)) {
            long before = held.getOrDefault(slot(fill), 0L);
            boolean isReducing = before != 0 && (before > 0) != (fill.signedSize() > 0);
            if (Objects.requireNonNull(orders.get(fill.orderId())).ticket().isReduceOnly() && !isReducing) {
                overtaken.add(slot(fill));
            }
            held.put(slot(fill), before + fill.signedSize());
        }
        return overtaken;
    }

    private static int slot(Fill fill) {
        return fill.strategy() * 100 + fill.instrument();
    }

    private static String key(Ticket t) {
        return t.strategy() + " " + t.instrument() + " " + t.side() + " " + t.type() + " " + t.size() + " " + t.share()
                + " " + t.prices();
    }

    private static Map<Long, LogEntry.Submitted> submitted(FuzzedRun.Played played) {
        Map<Long, LogEntry.Submitted> orders = new TreeMap<>();
        for (LogEntry entry : played.log()) {
            if (entry instanceof LogEntry.Submitted submitted) {
                orders.put(submitted.ticket().id(), submitted);
            }
        }
        return orders;
    }

    private static List<Fill> fills(FuzzedRun.Played played) {
        return played.log().stream()
                .filter(LogEntry.Filled.class::isInstance)
                .map(e -> ((LogEntry.Filled) e).fill())
                .toList();
    }

    /// Nothing beyond its size, outside its bar or before its arrival.
    private static void orders(FuzzedRun run, FuzzedRun.Played played, BiPredicate<Fill, Ticket> isPossible) {
        Map<Long, LogEntry.Submitted> orders = submitted(played);
        Map<Long, Long> largest = new TreeMap<>();
        Set<Long> amended = new TreeSet<>();
        orders.forEach((id, order) -> largest.put(id, order.ticket().size()));
        for (LogEntry entry : played.log()) {
            if (entry instanceof LogEntry.ReplaceSent replace) {
                largest.merge(replace.orderId(), replace.size(), Math::max);
                amended.add(replace.orderId());
            }
        }
        LatencyModel latency = run.spec.execution().models(run.spec.seed()).latency();
        Map<Long, Long> filled = new TreeMap<>();
        for (Fill fill : fills(played)) {
            LogEntry.Submitted order = Objects.requireNonNull(orders.get(fill.orderId()));
            Ticket ticket = order.ticket();
            long sum = filled.merge(fill.orderId(), fill.size(), Math::addExact);
            if (!ticket.isShare()) {
                assertThat(sum)
                        .as("size of %s", ticket)
                        .isLessThanOrEqualTo(Objects.requireNonNull(largest.get(fill.orderId())));
            }
            long arrival = order.time() + latency.nanos(fill.orderId(), LatencyModel.TO_VENUE);
            assertThat(fill.venueTime()).as("time of %s", fill).isGreaterThanOrEqualTo(arrival);
            assertThat(isPossible.test(fill, ticket)).as("price of %s", fill).isTrue();
            if (ticket.hasLimit() && !amended.contains(ticket.id())) {
                assertThat(fill.side().sign() * (fill.price() - ticket.limit()))
                        .as("limit of %s", ticket)
                        .isLessThanOrEqualTo(0);
            }
        }
    }

    private static boolean isPossible(FuzzedRun run, Fill fill, Ticket ticket) {
        boolean[] found = {false};
        var bars = run.data.bars(fill.instrument());
        var bar = new tapedeck.model.Bar(run.data.instruments().get(fill.instrument()), run.data.interval(), 0);
        boolean atClose = run.spec.execution().fillsAtClose()
                || ticket.type() == OrderType.MARKET_ON_CLOSE
                || ticket.tag().equals("end");
        long before = Long.MIN_VALUE;
        while (bars.read(bar) && bar.startTime() <= fill.venueTime()) {
            boolean isInside = fill.venueTime() < bar.startTime() + Interval.MINUTE
                    && fill.price() >= bar.lowPrice()
                    && fill.price() <= bar.highPrice();
            found[0] |= isInside;
            before = bar.endTime() <= fill.venueTime() ? bar.closePrice() : before;
        }
        return found[0] || (fill.price() == before && (atClose || isAtEnd(run, fill)));
    }

    private static boolean isAtEnd(FuzzedRun run, Fill fill) {
        return run.spec.execution().atEnd() != EndOfRun.KEEP && fill.venueTime() >= run.data.endTime();
    }

    /// In the order in which the venue traded, a reduce-only order never opens or turns a position.
    private static void reduceOnly(FuzzedRun.Played played) {
        Map<Long, LogEntry.Submitted> orders = submitted(played);
        Map<Integer, Long> held = new TreeMap<>();
        for (Fill fill : fills(played).stream()
                .sorted(Comparator.comparingLong(Fill::tradeId))
                .toList()) {
            int slot = slot(fill);
            long before = held.getOrDefault(slot, 0L);
            if (Objects.requireNonNull(orders.get(fill.orderId())).ticket().isReduceOnly()) {
                assertThat(before != 0 && (before > 0) != (fill.signedSize() > 0) && Math.abs(before) >= fill.size())
                        .as("reduce-only %s while %d held", fill, before)
                        .isTrue();
            }
            held.put(slot, before + fill.signedSize());
        }
    }

    /// Cash is what was paid, equity is what was earned, trades are the profit of what is closed.
    private static void money(FuzzedRun run, FuzzedRun.Played played) {
        var portfolio = played.run().session().portfolio();
        long cash = run.spec.account().cash();
        for (Fill fill : fills(played)) {
            Instrument instrument = run.data.instruments().get(fill.instrument());
            cash -= fill.side().sign() * instrument.notional(fill.price(), fill.size()) + fill.fee();
        }
        assertThat(portfolio.cash()).as("cash").isEqualTo(cash);
        long profit = 0;
        long realized = 0;
        for (int s = 0; s < portfolio.strategies(); s++) {
            profit += portfolio.profit(s);
            for (Instrument instrument : run.data.instruments().all()) {
                realized += portfolio.position(s, instrument.number()).realized();
            }
        }
        long trades = played.log().stream()
                .filter(LogEntry.Traded.class::isInstance)
                .map(e -> ((LogEntry.Traded) e).trade())
                .mapToLong(ClosedTrade::profit)
                .sum();
        assertThat(trades).as("profit of trades").isEqualTo(realized);
        assertThat(portfolio.equity() - run.spec.account().cash())
                .as("profit of strategies")
                .isEqualTo(profit);
    }
}
