package tapedeck.execution;

import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Instruments;
import tapedeck.model.Market;
import tapedeck.model.Reason;
import tapedeck.model.Ticket;
import tapedeck.model.Verdict;

/// Looks at every order before it leaves, the same way in every mode. The first refusal wins, as a value.
///
/// Reads the account and the market, never the strategy; a strategy cannot reach it. Allocates only to refuse.
/// Not thread-safe.
public final class RiskGate {
    private static final long MINUTE = 60_000_000_000L;
    private static final int REMEMBERED = 64;

    private final RiskLimits limits;
    private final Instruments instruments;
    private final Market market;
    private final Portfolio portfolio;
    private final Working working;
    private final boolean[] restricted;
    private final long[] recentTime = new long[REMEMBERED];
    private final long[] recentKey = new long[REMEMBERED];
    private final long[] recentSize = new long[REMEMBERED];
    private final long[] recentPrice = new long[REMEMBERED];
    private RiskState state = RiskState.ENABLED;
    private int recentCount;
    private long tokenTime = Long.MIN_VALUE;
    private long tokens;
    private long dayStartEquity;
    private long highestEquity;

    /// What the gate must know of orders that are still working.
    public interface Working {
        /// Units still working on one side of an instrument.
        long workingSize(int instrument, boolean isBuy);

        /// Whether an own working order of the other side would trade with this one.
        boolean wouldSelfMatch(Ticket ticket);
    }

    public RiskGate(RiskLimits limits, Instruments instruments, Market market, Portfolio portfolio, Working working) {
        this.limits = limits;
        this.instruments = instruments;
        this.market = market;
        this.portfolio = portfolio;
        this.working = working;
        this.restricted = new boolean[instruments.size()];
        for (Instrument instrument : instruments.all()) {
            restricted[instrument.number()] = limits.restricted().contains(instrument.symbol());
        }
        dayStartEquity = portfolio.settings().cash();
        highestEquity = dayStartEquity;
    }

    /// The verdict on one order at `now`; passing takes a token and is remembered.
    public Verdict check(Ticket ticket, long now) {
        Verdict verdict = standing(ticket, now);
        if (verdict.isPass()) {
            verdict = size(ticket);
        }
        if (verdict.isPass()) {
            verdict = exposure(ticket);
        }
        if (verdict.isPass()) {
            verdict = flow(ticket, now);
        }
        return verdict;
    }

    private Verdict standing(Ticket ticket, long now) {
        int i = ticket.instrument();
        if (state == RiskState.HALTED) {
            return new Verdict(Reason.HALTED, "");
        }
        if (restricted[i]) {
            return new Verdict(Reason.RESTRICTED, instruments.get(i).symbol());
        }
        if (state == RiskState.REDUCE_ONLY && !isReducing(ticket)) {
            return new Verdict(Reason.REDUCE_ONLY_MODE, "");
        }
        if (!market.hasPrice(i)) {
            return new Verdict(Reason.NO_PRICE_YET, instruments.get(i).symbol());
        }
        if (limits.staleAfter() != RiskLimits.OFF && now - market.markTime(i) > limits.staleAfter()) {
            return new Verdict(
                    Reason.STALE_PRICE, "last price is " + (now - market.markTime(i)) / 1_000_000 + " ms old");
        }
        return collar(ticket);
    }

    private Verdict collar(Ticket ticket) {
        if (limits.collar() == RiskLimits.OFF) {
            return Verdict.PASS;
        }
        long last = market.mark(ticket.instrument());
        long room = Fixed.multiply(Math.abs(last), limits.collar());
        boolean isOff = (ticket.hasLimit() && Math.abs(ticket.limit() - last) > room)
                || (ticket.hasStop() && ticket.stop() != 0 && Math.abs(ticket.stop() - last) > room);
        return isOff ? new Verdict(Reason.PRICE_COLLAR, "last price " + Fixed.format(last)) : Verdict.PASS;
    }

    private Verdict size(Ticket ticket) {
        if (limits.maxOrderSize() != RiskLimits.OFF && ticket.size() > limits.maxOrderSize()) {
            return over(Reason.MAX_ORDER_SIZE, ticket.size(), limits.maxOrderSize());
        }
        if (limits.maxOrderNotional() != RiskLimits.OFF) {
            long notional = Math.abs(portfolio.notionalInBase(ticket.instrument(), price(ticket), ticket.size()));
            if (notional > limits.maxOrderNotional()) {
                return over(Reason.MAX_ORDER_NOTIONAL, notional, limits.maxOrderNotional());
            }
        }
        return Verdict.PASS;
    }

    private Verdict exposure(Ticket ticket) {
        if (isReducing(ticket)) {
            return Verdict.PASS;
        }
        int i = ticket.instrument();
        if (limits.maxPosition() != RiskLimits.OFF) {
            long sameSide = Math.addExact(working.workingSize(i, ticket.isBuy()), ticket.size());
            long after = Math.abs(Math.addExact(portfolio.net(i), ticket.side().sign() * sameSide));
            if (after > limits.maxPosition()) {
                return over(Reason.MAX_POSITION, after, limits.maxPosition());
            }
        }
        long notional = portfolio.notionalInBase(i, price(ticket), ticket.size());
        if (limits.maxGross() != RiskLimits.OFF) {
            long gross = Math.addExact(portfolio.grossExposure(), Math.abs(notional));
            if (gross > limits.maxGross()) {
                return over(Reason.MAX_GROSS, gross, limits.maxGross());
            }
        }
        if (limits.maxNet() != RiskLimits.OFF) {
            long net = Math.abs(
                    Math.addExact(portfolio.netExposure(), ticket.side().sign() * notional));
            if (net > limits.maxNet()) {
                return over(Reason.MAX_NET, net, limits.maxNet());
            }
        }
        return losses();
    }

    private Verdict losses() {
        if (limits.maxDailyLoss() == RiskLimits.OFF && limits.maxDrawdown() == RiskLimits.OFF) {
            return Verdict.PASS;
        }
        long equity = portfolio.equity();
        highestEquity = Math.max(highestEquity, equity);
        if (limits.maxDailyLoss() != RiskLimits.OFF) {
            long loss = dayStartEquity - equity;
            long allowed = Fixed.multiply(dayStartEquity, limits.maxDailyLoss());
            if (loss > allowed) {
                return over(Reason.DAILY_LOSS, loss, allowed);
            }
        }
        if (limits.maxDrawdown() != RiskLimits.OFF) {
            long loss = highestEquity - equity;
            long allowed = Fixed.multiply(highestEquity, limits.maxDrawdown());
            if (loss > allowed) {
                return over(Reason.MAX_DRAWDOWN, loss, allowed);
            }
        }
        return Verdict.PASS;
    }

    private Verdict flow(Ticket ticket, long now) {
        if (limits.duplicateWindow() != RiskLimits.OFF && isDuplicate(ticket, now)) {
            return new Verdict(Reason.DUPLICATE, "");
        }
        if (limits.refuseSelfMatch() && working.wouldSelfMatch(ticket)) {
            return new Verdict(Reason.SELF_MATCH, "");
        }
        if (limits.maxOrdersPerMinute() != RiskLimits.OFF && !takeToken(now)) {
            return new Verdict(Reason.ORDER_RATE, "more than " + limits.maxOrdersPerMinute() + " a minute");
        }
        if (limits.duplicateWindow() != RiskLimits.OFF) {
            remember(ticket, now);
        }
        return Verdict.PASS;
    }

    /// A bucket of nanoseconds: each order costs a minute's share, and time refills it.
    private boolean takeToken(long now) {
        long cost = MINUTE / limits.maxOrdersPerMinute();
        long full = cost * limits.maxOrdersPerMinute();
        tokens = tokenTime == Long.MIN_VALUE ? full : Math.min(full, tokens + Math.max(0, now - tokenTime));
        tokenTime = now;
        if (tokens < cost) {
            return false;
        }
        tokens -= cost;
        return true;
    }

    private boolean isDuplicate(Ticket ticket, long now) {
        long key = key(ticket);
        for (int i = 0; i < Math.min(recentCount, REMEMBERED); i++) {
            boolean isSame = recentKey[i] == key
                    && recentSize[i] == sizeOf(ticket)
                    && recentPrice[i] == ticket.limit() + ticket.stop();
            if (isSame && now - recentTime[i] < limits.duplicateWindow()) {
                return true;
            }
        }
        return false;
    }

    private void remember(Ticket ticket, long now) {
        int slot = recentCount++ % REMEMBERED;
        recentKey[slot] = key(ticket);
        recentSize[slot] = sizeOf(ticket);
        recentPrice[slot] = ticket.limit() + ticket.stop();
        recentTime[slot] = now;
    }

    private static long sizeOf(Ticket ticket) {
        return ticket.isShare() ? ticket.share() : ticket.size();
    }

    private static long key(Ticket ticket) {
        return ((long) ticket.strategy() << 40)
                | ((long) ticket.instrument() << 8)
                | ((long) ticket.type().ordinal() << 1)
                | (ticket.isBuy() ? 1 : 0);
    }

    private boolean isReducing(Ticket ticket) {
        if (ticket.isReduceOnly()) {
            return true;
        }
        long net = portfolio.net(ticket.instrument());
        return net != 0 && (net > 0) != ticket.isBuy() && !ticket.isShare() && ticket.size() <= Math.abs(net);
    }

    private long price(Ticket ticket) {
        return ticket.hasLimit() ? ticket.limit() : market.mark(ticket.instrument());
    }

    private static Verdict over(Reason reason, long asked, long limit) {
        return new Verdict(reason, Fixed.format(asked) + " > " + Fixed.format(limit));
    }

    /// The session closed: the daily loss counts from here.
    public void onDayClose() {
        dayStartEquity = portfolio.equity();
        highestEquity = Math.max(highestEquity, dayStartEquity);
    }

    /// Equity was marked.
    public void onEquity(long equity) {
        highestEquity = Math.max(highestEquity, equity);
    }

    public RiskState state() {
        return state;
    }

    /// Set by a person or by a breaker; latched.
    public void setState(RiskState next) {
        state = next;
    }
}
