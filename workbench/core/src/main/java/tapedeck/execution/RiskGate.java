package tapedeck.execution;

import java.util.List;
import tapedeck.model.Fixed;
import tapedeck.model.Instruments;
import tapedeck.model.Market;
import tapedeck.model.Reason;
import tapedeck.model.Ticket;
import tapedeck.model.Verdict;

/// Looks at every order before it leaves, the same way in every mode. The first refusal wins, as a value.
///
/// The account's limits are asked before the strategy's own. Reads the account and the market, never the strategy; a
/// strategy cannot reach it. Allocates only to refuse. Not thread-safe.
public final class RiskGate {
    private final Instruments instruments;
    private final Market market;
    private final Portfolio portfolio;
    private final RiskBook account;
    private final RiskBook[] strategies;
    private RiskState state = RiskState.ENABLED;

    /// What the gate must know of orders that are still working.
    public interface Working {
        /// Units still working on one side of an instrument for one strategy, of orders that may open a position.
        long workingSize(int strategy, int instrument, boolean isBuy);

        /// The same of reduce-only orders.
        long closingSize(int strategy, int instrument, boolean isBuy);

        /// Whether an own working order of the other side would trade with this one.
        boolean wouldSelfMatch(Ticket ticket);
    }

    /// With limits of the account only.
    public RiskGate(RiskLimits limits, Instruments instruments, Market market, Portfolio portfolio, Working working) {
        this(new Limits(limits, List.of()), instruments, market, portfolio, working);
    }

    /// Whose limits there are.
    ///
    /// @param account      of all strategies together
    /// @param byStrategy   of each one, in their order; empty where none has its own
    public record Limits(RiskLimits account, List<RiskLimits> byStrategy) {
        public Limits {
            byStrategy = List.copyOf(byStrategy);
        }
    }

    public RiskGate(Limits limits, Instruments instruments, Market market, Portfolio portfolio, Working working) {
        this.instruments = instruments;
        this.market = market;
        this.portfolio = portfolio;
        var sources = new RiskBook.Sources(instruments, market, portfolio, working);
        account = RiskBook.ofAccount(limits.account(), sources);
        strategies = new RiskBook[limits.byStrategy().size()];
        for (int s = 0; s < strategies.length; s++) {
            strategies[s] = RiskBook.ofStrategy(limits.byStrategy().get(s), s, sources);
        }
    }

    /// The verdict on one order at `now`; passing takes a token and is remembered.
    ///
    /// The protection of a fill is asked for nothing but the state: it can only reduce, and a position without
    /// its stop is worse than one order too many.
    public Verdict check(Ticket ticket, long now) {
        long size = unitsOf(ticket);
        Verdict verdict = standing(ticket, size, size);
        boolean isProtection = ticket.parent() != 0 && ticket.isReduceOnly();
        return isProtection || !verdict.isPass() ? verdict : admit(ticket, size, size, now);
    }

    /// The verdict on an amendment, by the same gate as a new order: the whole order must be allowed as it will be, and
    /// what is added to it; passing takes a token and is remembered.
    ///
    /// @param changed the order as it will be
    /// @param added   units more than before; negative for fewer
    public Verdict checkChange(Ticket changed, long added, long now) {
        Verdict verdict = standing(changed, changed.size(), added);
        return verdict.isPass() ? admit(changed, changed.size(), added, now) : verdict;
    }

    /// The verdict on the units that a share has come to at its fill: the price has moved since it passed.
    ///
    /// @param added units more than it was counted with
    Verdict checkResolved(Ticket ticket, long size, long added) {
        Verdict verdict = resolved(account, ticket, size, added);
        RiskBook own = ownOf(ticket);
        return verdict.isPass() && own != account ? resolved(own, ticket, size, added) : verdict;
    }

    private static Verdict resolved(RiskBook book, Ticket ticket, long size, long added) {
        Verdict verdict = book.size(ticket, size);
        boolean addsExposure = added > 0 && !isReducing(ticket, added, book);
        return verdict.isPass() && addsExposure ? book.position(ticket, added) : verdict;
    }

    /// Asks the account's book, then the strategy's own; what both let pass is counted in both.
    private Verdict admit(Ticket ticket, long size, long added, long now) {
        RiskBook own = ownOf(ticket);
        Verdict verdict = ask(account, ticket, size, added, now);
        if (verdict.isPass()) {
            verdict = account.flow(ticket, now);
        }
        if (verdict.isPass() && own != account) {
            verdict = ask(own, ticket, size, added, now);
            verdict = verdict.isPass() ? own.flow(ticket, now) : verdict;
        }
        if (verdict.isPass()) {
            account.pass(ticket, now);
            if (own != account) {
                own.pass(ticket, now);
            }
        }
        return verdict;
    }

    private RiskBook ownOf(Ticket ticket) {
        return strategies.length == 0 ? account : strategies[ticket.strategy()];
    }

    private Verdict ask(RiskBook book, Ticket ticket, long size, long added, long now) {
        if (book.isRestricted(ticket.instrument())) {
            return new Verdict(
                    Reason.RESTRICTED, instruments.get(ticket.instrument()).symbol());
        }
        Verdict verdict = book.price(ticket, now);
        if (verdict.isPass()) {
            verdict = book.size(ticket, size);
        }
        if (!verdict.isPass() || added <= 0) {
            return verdict;
        }
        if (ticket.isReduceOnly()) {
            return book.closing(ticket, added);
        }
        return isReducing(ticket, added, book) ? verdict : book.exposure(ticket, added);
    }

    private Verdict standing(Ticket ticket, long size, long added) {
        int i = ticket.instrument();
        if (state == RiskState.HALTED) {
            return new Verdict(Reason.HALTED, "");
        }
        if (state == RiskState.REDUCE_ONLY && !isReducing(ticket, added, account)) {
            return new Verdict(Reason.REDUCE_ONLY_MODE, "");
        }
        if (!market.hasPrice(i)) {
            return new Verdict(Reason.NO_PRICE_YET, instruments.get(i).symbol());
        }
        if (isBeyondCounting(i, size)) {
            return new Verdict(Reason.MARGIN, "worth more than an account can count");
        }
        return portfolio.isConvertible(i)
                ? Verdict.PASS
                : new Verdict(
                        Reason.NO_PRICE_YET, "no rate of " + instruments.get(i).currency() + " yet");
    }

    /// Whether a size at the last price comes near the largest amount of money there is: half of it leaves room for
    /// the price to move until it trades.
    private boolean isBeyondCounting(int instrument, long size) {
        double units = Math.abs((double) size) / Fixed.ONE;
        double multiplier = (double) instruments.get(instrument).multiplier() / Fixed.ONE;
        return units * multiplier * Math.abs((double) market.mark(instrument)) > 0.5 * Long.MAX_VALUE;
    }

    /// The units of an order; of a share, what it would come to at the last price.
    long unitsOf(Ticket ticket) {
        if (!ticket.isShare() || !market.hasPrice(ticket.instrument())) {
            return ticket.size();
        }
        return portfolio.sizeForShare(ticket, market.mark(ticket.instrument()), (order, price, size) -> 0);
    }

    /// Whether a position can only shrink by it, should everything trade that works on its side.
    private static boolean isReducing(Ticket ticket, long added, RiskBook book) {
        int i = ticket.instrument();
        long held = book.held(i);
        boolean isOther = held != 0 && (held > 0) != ticket.isBuy();
        return ticket.isReduceOnly()
                || (isOther && Math.addExact(book.workingSize(i, ticket.isBuy()), added) <= Math.abs(held));
    }

    /// The session closed: the daily loss counts from here.
    public void onDayClose() {
        account.onDayClose();
        for (RiskBook book : strategies) {
            book.onDayClose();
        }
    }

    /// The account was valued.
    public void onEquity() {
        account.onEquity();
        for (RiskBook book : strategies) {
            book.onEquity();
        }
    }

    public RiskState state() {
        return state;
    }

    /// Set by a person or by a breaker; latched.
    public void setState(RiskState next) {
        state = next;
    }
}
