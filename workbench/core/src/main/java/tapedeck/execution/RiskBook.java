package tapedeck.execution;

import tapedeck.model.Fixed;
import tapedeck.model.Instruments;
import tapedeck.model.Market;
import tapedeck.model.Reason;
import tapedeck.model.Ticket;
import tapedeck.model.Verdict;

/// One set of limits and what it is held against: the whole account, or one strategy's part of it. Not thread-safe.
final class RiskBook {
    private static final long MINUTE = 60_000_000_000L;
    /// Orders that passed, kept to tell duplicates: of more within one window the oldest are forgotten.
    private static final int REMEMBERED = 1024;
    private static final int ACCOUNT = -1;

    private final RiskLimits limits;
    private final Market market;
    private final Portfolio portfolio;
    private final RiskGate.Working working;
    private final int strategy;
    private final boolean[] restricted;
    private final boolean limitsHoldings;
    private final long[] recentTime = new long[REMEMBERED];
    private final long[] recentKey = new long[REMEMBERED];
    private final long[] recentSize = new long[REMEMBERED];
    private final long[] recentPrice = new long[REMEMBERED];
    private int newest = -1;
    private long tokenTime = Long.MIN_VALUE;
    private long tokens;
    private long dayStartEquity;
    private long highestEquity;

    private RiskBook(RiskLimits limits, int strategy, Sources sources) {
        this.limits = limits;
        this.strategy = strategy;
        this.market = sources.market();
        this.portfolio = sources.portfolio();
        this.working = sources.working();
        restricted = new boolean[sources.instruments().size()];
        sources.instruments()
                .all()
                .forEach(i -> restricted[i.number()] = limits.restricted().contains(i.symbol()));
        limitsHoldings = limits.maxPosition() != RiskLimits.OFF
                || limits.maxGross() != RiskLimits.OFF
                || limits.maxNet() != RiskLimits.OFF;
        dayStartEquity = portfolio.settings().cash();
        highestEquity = dayStartEquity;
    }

    /// What the limits are measured on.
    record Sources(Instruments instruments, Market market, Portfolio portfolio, RiskGate.Working working) {}

    static RiskBook ofAccount(RiskLimits limits, Sources sources) {
        return new RiskBook(limits, ACCOUNT, sources);
    }

    /// A strategy's own position, exposure and profit; its losses are shares of the account's equity.
    static RiskBook ofStrategy(RiskLimits limits, int strategy, Sources sources) {
        return new RiskBook(limits, strategy, sources);
    }

    boolean isRestricted(int instrument) {
        return restricted[instrument];
    }

    /// Limits on the price: how old it is, and how far the order is from it.
    Verdict price(Ticket ticket, long now) {
        int i = ticket.instrument();
        long age = now - market.markTime(i);
        if (limits.staleAfter() != RiskLimits.OFF && age > limits.staleAfter()) {
            return new Verdict(Reason.STALE_PRICE, "last price is " + age / 1_000_000 + " ms old");
        }
        if (limits.collar() == RiskLimits.OFF) {
            return Verdict.PASS;
        }
        long last = market.mark(i);
        long room = Fixed.multiply(Math.abs(last), limits.collar());
        boolean isOff = (ticket.hasLimit() && Math.abs(ticket.limit() - last) > room)
                || (ticket.hasStop() && ticket.stop() != 0 && Math.abs(ticket.stop() - last) > room);
        return isOff ? new Verdict(Reason.PRICE_COLLAR, "last price " + Fixed.format(last)) : Verdict.PASS;
    }

    /// Limits of one order by itself.
    ///
    /// @param size its units, also where it asks for a share
    Verdict size(Ticket ticket, long size) {
        if (limits.maxOrderSize() != RiskLimits.OFF && size > limits.maxOrderSize()) {
            return over(Reason.MAX_ORDER_SIZE, size, limits.maxOrderSize());
        }
        if (limits.maxOrderNotional() != RiskLimits.OFF) {
            long notional = Math.abs(notional(ticket, size));
            if (notional > limits.maxOrderNotional()) {
                return over(Reason.MAX_ORDER_NOTIONAL, notional, limits.maxOrderNotional());
            }
        }
        return Verdict.PASS;
    }

    /// Limits of what would be held after the order, and of what was lost so far.
    Verdict exposure(Ticket ticket, long size) {
        Verdict verdict = position(ticket, size);
        return verdict.isPass() ? losses() : verdict;
    }

    /// Limits of what would be held after the order, should everything trade that works on its side.
    ///
    /// @param size units that are not counted as working yet
    Verdict position(Ticket ticket, long size) {
        if (!limitsHoldings) {
            return Verdict.PASS;
        }
        int i = ticket.instrument();
        boolean isBuy = ticket.isBuy();
        long held = held(i);
        long buys = tradable(i, true);
        long sells = tradable(i, false);
        if (limits.maxPosition() != RiskLimits.OFF) {
            long sameSide = Math.addExact(isBuy ? buys : sells, size);
            long after = Math.abs(Math.addExact(held, isBuy ? sameSide : -sameSide));
            if (after > limits.maxPosition()) {
                return over(Reason.MAX_POSITION, after, limits.maxPosition());
            }
        }
        if (limits.maxGross() != RiskLimits.OFF) {
            long before = worst(held, buys, sells);
            long then = isBuy
                    ? worst(held, Math.addExact(buys, size), sells)
                    : worst(held, buys, Math.addExact(sells, size));
            long others = grossAtWorst(i);
            long gross = Math.addExact(others, value(i, before));
            gross = Math.addExact(gross, Math.abs(notional(ticket, Math.subtractExact(then, before))));
            if (gross > limits.maxGross()) {
                return over(Reason.MAX_GROSS, gross, limits.maxGross());
            }
        }
        if (limits.maxNet() != RiskLimits.OFF) {
            long working = Math.addExact(workingValue(isBuy, i), value(i, isBuy ? buys : sells));
            long sameSide = Math.addExact(working, notional(ticket, size));
            long net = Math.abs(Math.addExact(net(), isBuy ? sameSide : -sameSide));
            if (net > limits.maxNet()) {
                return over(Reason.MAX_NET, net, limits.maxNet());
            }
        }
        return Verdict.PASS;
    }

    /// A reduce-only order may close first what working orders of its side count on to stay within the limit of the
    /// position. Where several strategies share an account, one's close may be the account's exposure: it
    /// passes.
    Verdict closing(Ticket ticket, long size) {
        int i = ticket.instrument();
        long held = held(i);
        boolean isOther = held != 0 && (held > 0) != ticket.isBuy();
        boolean isShared = strategy == ACCOUNT && portfolio.strategies() > 1;
        if (isShared || limits.maxPosition() == RiskLimits.OFF || !isOther) {
            return Verdict.PASS;
        }
        long closing = working.closingSize(ticket.strategy(), i, ticket.isBuy());
        long closed = Math.min(Math.abs(held), Math.addExact(closing, size));
        long after = Math.addExact(workingSize(i, ticket.isBuy()), closed) - Math.abs(held);
        return after > limits.maxPosition() ? over(Reason.MAX_POSITION, after, limits.maxPosition()) : Verdict.PASS;
    }

    private Verdict losses() {
        if (limits.maxDailyLoss() == RiskLimits.OFF && limits.maxDrawdown() == RiskLimits.OFF) {
            return Verdict.PASS;
        }
        long equity = equity();
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

    /// Limits on the stream of orders; looks only.
    Verdict flow(Ticket ticket, long now) {
        if (limits.duplicateWindow() != RiskLimits.OFF && isDuplicate(ticket, now)) {
            return new Verdict(Reason.DUPLICATE, "");
        }
        if (isSelfMatch(ticket)) {
            return new Verdict(Reason.SELF_MATCH, "");
        }
        if (limits.maxOrdersPerMinute() != RiskLimits.OFF && !hasToken(now)) {
            return new Verdict(Reason.ORDER_RATE, "more than " + limits.maxOrdersPerMinute() + " a minute");
        }
        return Verdict.PASS;
    }

    /// Whether it would trade with an own working order, and may not.
    boolean isSelfMatch(Ticket ticket) {
        return limits.refuseSelfMatch() && working.wouldSelfMatch(ticket);
    }

    /// The order passed everything: takes its token, remembers it.
    void pass(Ticket ticket, long now) {
        if (limits.maxOrdersPerMinute() != RiskLimits.OFF) {
            tokens -= MINUTE / limits.maxOrdersPerMinute();
        }
        if (limits.duplicateWindow() != RiskLimits.OFF) {
            remember(ticket, now);
        }
    }

    /// A bucket of nanoseconds: each order costs a minute's share, and time refills it.
    private boolean hasToken(long now) {
        long cost = MINUTE / limits.maxOrdersPerMinute();
        long full = cost * limits.maxOrdersPerMinute();
        tokens = tokenTime == Long.MIN_VALUE ? full : Math.min(full, tokens + Math.max(0, now - tokenTime));
        tokenTime = now;
        return tokens >= cost;
    }

    /// From the newest back to where the window begins.
    private boolean isDuplicate(Ticket ticket, long now) {
        long key = key(ticket);
        long price = prices(ticket);
        int slot = newest;
        for (int seen = 0; seen < REMEMBERED && slot >= 0; seen++) {
            if (recentKey[slot] == 0 || now - recentTime[slot] >= limits.duplicateWindow()) {
                return false;
            }
            if (recentKey[slot] == key && recentSize[slot] == sizeOf(ticket) && recentPrice[slot] == price) {
                return true;
            }
            slot = slot == 0 ? REMEMBERED - 1 : slot - 1;
        }
        return false;
    }

    private void remember(Ticket ticket, long now) {
        newest = (newest + 1) % REMEMBERED;
        recentKey[newest] = key(ticket);
        recentSize[newest] = sizeOf(ticket);
        recentPrice[newest] = prices(ticket);
        recentTime[newest] = now;
    }

    private static long prices(Ticket ticket) {
        Ticket.Prices p = ticket.prices();
        return p.limit()
                + Long.rotateLeft(p.stop(), 16)
                + Long.rotateLeft(p.trail(), 32)
                + Long.rotateLeft(p.trailRatio(), 48);
    }

    private static long sizeOf(Ticket ticket) {
        return ticket.isShare() ? ticket.share() : ticket.size();
    }

    private static long key(Ticket ticket) {
        return ((long) ticket.strategy() << 40)
                | ((long) ticket.instrument() << 8)
                | (ticket.isShare() ? 128 : 0)
                | ((ticket.type().ordinal() + 1L) << 1)
                | (ticket.isBuy() ? 1 : 0);
    }

    private long notional(Ticket ticket, long size) {
        long price = ticket.hasLimit() ? ticket.limit() : market.mark(ticket.instrument());
        return portfolio.notionalInBase(ticket.instrument(), price, size);
    }

    private static Verdict over(Reason reason, long asked, long limit) {
        return new Verdict(reason, Fixed.format(asked) + " > " + Fixed.format(limit));
    }

    // ---- whose: the account's or the strategy's

    /// Units held now.
    long held(int instrument) {
        return strategy == ACCOUNT
                ? portfolio.net(instrument)
                : portfolio.position(strategy, instrument).size();
    }

    /// Units that work on one side.
    long workingSize(int instrument, boolean isBuy) {
        if (strategy != ACCOUNT) {
            return working.workingSize(strategy, instrument, isBuy);
        }
        long sum = 0;
        for (int s = 0; s < portfolio.strategies(); s++) {
            sum = Math.addExact(sum, working.workingSize(s, instrument, isBuy));
        }
        return sum;
    }

    /// Units that may trade on one side: what works there, and what reduce-only orders may close first.
    private long tradable(int instrument, boolean isBuy) {
        long sum = workingSize(instrument, isBuy);
        int first = strategy == ACCOUNT ? 0 : strategy;
        int last = strategy == ACCOUNT ? portfolio.strategies() - 1 : strategy;
        for (int s = first; s <= last; s++) {
            long held = portfolio.position(s, instrument).size();
            if (held != 0 && (held > 0) != isBuy) {
                sum = Math.addExact(sum, Math.min(Math.abs(held), working.closingSize(s, instrument, isBuy)));
            }
        }
        return sum;
    }

    /// Units of either direction, should everything trade on one side that works there.
    private static long worst(long held, long buys, long sells) {
        return Math.max(Math.abs(Math.addExact(held, buys)), Math.abs(Math.subtractExact(held, sells)));
    }

    private long grossAtWorst(int except) {
        long sum = 0;
        for (int i = 0; i < restricted.length; i++) {
            if (i != except) {
                sum = Math.addExact(sum, value(i, worst(held(i), tradable(i, true), tradable(i, false))));
            }
        }
        return sum;
    }

    /// What works on one side, at the last prices.
    private long workingValue(boolean isBuy, int except) {
        long sum = 0;
        for (int i = 0; i < restricted.length; i++) {
            if (i != except) {
                sum = Math.addExact(sum, value(i, tradable(i, isBuy)));
            }
        }
        return sum;
    }

    private long value(int instrument, long size) {
        return size == 0 ? 0 : Math.abs(portfolio.notionalInBase(instrument, market.mark(instrument), size));
    }

    private long net() {
        if (strategy == ACCOUNT) {
            return portfolio.netExposure();
        }
        long sum = 0;
        for (int i = 0; i < restricted.length; i++) {
            sum = Math.addExact(sum, portfolio.value(strategy, i));
        }
        return sum;
    }

    private long equity() {
        return strategy == ACCOUNT
                ? portfolio.equity()
                : Math.addExact(portfolio.settings().cash(), portfolio.profit(strategy));
    }

    /// The session closed: the daily loss counts from here.
    void onDayClose() {
        dayStartEquity = equity();
        highestEquity = Math.max(highestEquity, dayStartEquity);
    }

    /// The account was valued.
    void onEquity() {
        if (limits.maxDrawdown() != RiskLimits.OFF) {
            highestEquity = Math.max(highestEquity, equity());
        }
    }
}
