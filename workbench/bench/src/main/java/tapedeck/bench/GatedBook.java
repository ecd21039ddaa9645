package tapedeck.bench;

import java.util.List;
import tapedeck.execution.AccountSettings;
import tapedeck.execution.Portfolio;
import tapedeck.execution.RiskGate;
import tapedeck.execution.RiskLimits;
import tapedeck.model.AssetClass;
import tapedeck.model.Currency;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Instruments;
import tapedeck.model.Market;
import tapedeck.model.Side;
import tapedeck.model.Ticket;
import tapedeck.model.TradingCalendar;
import tapedeck.model.Verdict;
import tapedeck.venue.BookListener;
import tapedeck.venue.BookRefusal;
import tapedeck.venue.MatchingBook;

/// A risk gate with every limit set in front of a matching book; it knows what works from the book's own reports.
///
/// Only the self-match rule is off: it asks the order manager's list, and the flow trades with itself on purpose.
final class GatedBook implements BookListener, RiskGate.Working {
    private static final long MICROSECOND = 1_000;
    private static final RiskLimits LIMITS = new RiskLimits(
            1_000,
            1_000 * Fixed.ONE,
            1_000_000_000,
            1_000_000 * Fixed.ONE,
            1_000_000 * Fixed.ONE,
            Fixed.ONE / 2,
            1_000_000_000,
            Fixed.ONE / 2,
            Fixed.ONE / 2,
            1_000_000_000_000L,
            MICROSECOND,
            false,
            List.of("OTHER"));

    private final OrderFlow flow;
    private final MatchingBook book = new MatchingBook(this);
    private final RiskGate gate;
    private final Side[] sides;
    private final long[] working = new long[2];
    private long now = 1;
    private long refused;
    private long trades;

    GatedBook(OrderFlow flow) {
        this.flow = flow;
        sides = new Side[flow.count() + 1];
        Instrument instrument =
                new Instrument(0, "FLOW", AssetClass.CRYPTO, Currency.USD, 1, 1, Fixed.ONE, TradingCalendar.CONTINUOUS);
        Instruments instruments = new Instruments(List.of(instrument));
        Market market = new Market(1);
        market.onPrice(0, 1_000_000, now);
        Portfolio portfolio = new Portfolio(AccountSettings.DEFAULT, instruments, market, 1, trade -> {});
        gate = new RiskGate(LIMITS, instruments, market, portfolio, this);
    }

    /// The whole flow, each order through the gate first; one microsecond between two commands.
    void play() {
        for (int command = 0; command < flow.count(); command++) {
            if (passes(command)) {
                flow.play(book, command);
            }
        }
    }

    private boolean passes(int command) {
        now += MICROSECOND;
        return flow.ticket(command)
                .map(ticket -> check(command, ticket).isPass())
                .orElse(true);
    }

    private Verdict check(int command, Ticket ticket) {
        Verdict verdict = verdict(command, ticket, now);
        refused += verdict.isPass() ? 0 : 1;
        return verdict;
    }

    /// The gate's answer alone.
    Verdict verdict(int command, Ticket ticket, long time) {
        return flow.isMove(command) ? gate.checkChange(ticket, 0, time) : gate.check(ticket, time);
    }

    long now() {
        return now;
    }

    long refused() {
        return refused;
    }

    long trades() {
        return trades;
    }

    @Override
    public long workingSize(int strategy, int instrument, boolean isBuy) {
        return working[isBuy ? 1 : 0];
    }

    @Override
    public long closingSize(int strategy, int instrument, boolean isBuy) {
        return 0;
    }

    @Override
    public boolean wouldSelfMatch(Ticket ticket) {
        return false;
    }

    @Override
    public void traded(long makerOrderId, long takerOrderId, long price, long size, long makerRemaining) {
        trades++;
        working[slot(makerOrderId)] -= size;
    }

    @Override
    public void added(long orderId, Side side, long price, long size) {
        sides[(int) orderId] = side;
        working[slot(orderId)] += size;
    }

    @Override
    public void reduced(long orderId, long price, long size, long remaining) {
        working[slot(orderId)] -= size;
    }

    @Override
    public void moved(long orderId, long fromPrice, long toPrice, long remaining) {
        // As much works as before.
    }

    @Override
    public void rejected(long orderId, BookRefusal reason, long size) {
        // Nothing works that did not.
    }

    private int slot(long orderId) {
        return sides[(int) orderId] == Side.BUY ? 1 : 0;
    }
}
