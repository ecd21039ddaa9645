package tapedeck.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import tapedeck.event.Clock;
import tapedeck.event.EndlessInstantException;
import tapedeck.event.EventLoop;
import tapedeck.event.Source;
import tapedeck.event.TickListener;
import tapedeck.event.TickReader;
import tapedeck.event.Timers;
import tapedeck.execution.ClosedTrade;
import tapedeck.execution.Consent;
import tapedeck.execution.OrderManager;
import tapedeck.execution.Portfolio;
import tapedeck.execution.RiskGate;
import tapedeck.execution.RiskLimits;
import tapedeck.execution.Venue;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.model.Market;
import tapedeck.model.OrderEvent;
import tapedeck.model.Tick;
import tapedeck.strategy.TradingStrategy;
import tapedeck.venue.SimulatedVenue;

/// One account, one venue, one clock, one to many strategies: the only wiring, the same in backtest, paper, live and
/// replay.
///
/// Inside a tick: market, venue, bar builders, strategy. Order events: order manager, portfolio,
/// recorder, strategy. The strategy is last, so all that it can ask is already true. One thread;
/// allocates nothing per tick.
public final class Session implements TickListener {
    /// A strategy, the name it goes by and the limits that are its own.
    public record Member(String name, TradingStrategy strategy, RiskLimits limits) {
        /// Without limits of its own.
        public Member(String name, TradingStrategy strategy) {
            this(name, strategy, RiskLimits.NONE);
        }
    }

    private final SessionConfig config;
    private final Clock clock;
    private final Recorder recorder;
    private final Market market;
    private final Portfolio portfolio;
    private final OrderManager orders;
    private final OrderNews news;
    private final Restatement restatement;
    private final RiskGate gate;
    private final Venue venue;
    private final Boundaries boundaries;
    private final Timers timers = new Timers(this::onTimer);
    private final StrategySlot[] slots;
    private final BarBuilders builders;
    private final EventLoop loop;
    private final boolean hasTickStrategies;
    private final BarIntake bars;
    private final QuietTicks quietTicks;
    private EndOfRun endOfRun = EndOfRun.KEEP;
    private ValueBoard values = new ValueBoard();
    private long horizon = Source.NEVER;
    private long ticks;
    private long events;
    private boolean isStopped;

    public Session(SessionConfig config, Wiring wiring, List<Member> members, Recorder recorder) {
        this.config = config;
        this.clock = wiring.clock();
        this.recorder = recorder;
        int count = config.instruments().size();
        market = new Market(count);
        portfolio = new Portfolio(config.account(), config.instruments(), market, members.size(), this::onTrade);
        news = new OrderNews(this, recorder);
        orders = new OrderManager(clock, config.instruments(), portfolio, news);
        gate = new RiskGate(limits(config, members), config.instruments(), market, portfolio, orders);
        venue = wiring.venue().make(clock, config.instruments(), market, new Consent(portfolio, orders), orders);
        if (venue instanceof SimulatedVenue simulated) {
            simulated.endAt(config.endTime());
        }
        orders.connect(venue, gate);
        boundaries = new Boundaries(this, config);
        builders = new BarBuilders(config, boundaries);
        slots = new StrategySlot[members.size()];
        for (int i = 0; i < slots.length; i++) {
            SessionDesk desk = new SessionDesk(i, this, recorder);
            StrategySlot slot = new StrategySlot(i, members.get(i), desk);
            slots[i] = slot;
            slot.setup(new SessionSetup(this, slot));
            if (slot.series.length == 0) {
                builders.subscribe(slot, config.instruments().get(0), config.interval());
            }
        }
        hasTickStrategies = Arrays.stream(slots).anyMatch(slot -> slot.wantsTicks);
        bars = new BarIntake(this, boundaries, slots);
        quietTicks = new QuietTicks(this, boundaries);
        restatement = new Restatement(this);
        timers.start(config.startTime(), config.endTime());
        loop = new EventLoop(clock, orders, boundaries, wiring.feed().apply(this), timers);
    }

    private static RiskGate.Limits limits(SessionConfig config, List<Member> members) {
        boolean hasOwn = members.stream().anyMatch(member -> !member.limits().equals(RiskLimits.NONE));
        List<RiskLimits> own = hasOwn ? members.stream().map(Member::limits).toList() : List.of();
        return new RiskGate.Limits(config.limits(), own);
    }

    /// Which extreme of a bar comes first where the data does not say.
    public void intrabar(IntrabarOrder order) {
        bars.intrabar(order);
    }

    /// What knows which extreme came first, by instrument.
    void finer(FinerPath[] paths) {
        bars.finer(paths);
    }

    /// Where a feed of bars is taken in.
    FeedListener bars() {
        return bars;
    }

    /// Makes room for the bars that are to come, where that is known: `bars` gives their number by instrument.
    void expect(IntToLongFunction bars) {
        for (StrategySlot slot : slots) {
            for (Series series : slot.series) {
                long feed = Math.max(1, config.interval().nanos());
                long ratio = Math.max(1, series.interval().nanos() / feed);
                series.reserve(bars.applyAsLong(series.instrument().number()) / ratio);
            }
        }
    }

    /// What it can be asked beside prices.
    void values(ValueBoard board) {
        values = board;
    }

    /// The newest value of a series that is available now; NaN before the first.
    double value(String name) {
        return values.at(name, clock.now());
    }

    /// Handles one event if its time has come: 1, else 0.
    public int step() {
        try {
            return loop.step();
        } catch (EndlessInstantException e) {
            throw slots[news.lastTold()].feedsOnItself(e);
        }
    }

    /// Plays everything there is, then stops: a backtest.
    public void run() {
        while (step() > 0) {}
        stop();
    }

    /// Plays all events up to `time`: a replay of a tape that ends there.
    public void runUntil(long time) {
        horizon = time;
        while (loop.nextTime() <= time && step() > 0) {}
    }

    /// What becomes of open positions when it stops.
    public void atEnd(EndOfRun rule) {
        endOfRun = rule;
    }

    /// Tells every strategy that it is over; what they still send is not worked.
    public void stop() {
        if (!isStopped) {
            isStopped = true;
            if (endOfRun != EndOfRun.KEEP && venue instanceof SimulatedVenue simulated) {
                new CloseOut(this, simulated).run(endOfRun);
                mark(true);
            }
            for (StrategySlot slot : slots) {
                slot.onStop();
            }
        }
    }

    // ---- the market lane

    @Override
    public boolean goesOn(long time) {
        boolean isNext = time < boundaries.nextTime()
                && time < orders.nextTime()
                && time <= timers.nextTime()
                && time <= horizon
                && clock.reach(time);
        events += isNext ? 1 : 0;
        return isNext;
    }

    @Override
    public long playTogether(Tick tick, TickReader reader) {
        return quietTicks.play(tick, reader);
    }

    @Override
    public void onTick(Tick tick) {
        ticks++;
        if (tick.venueTime >= boundaries.earliestEnd()) {
            boundaries.closeBefore(tick.venueTime);
            drain();
        }
        while (venue.onTick(tick)) {
            drain();
        }
        if (tick.kind == Tick.ACTION) {
            restatement.onAction(tick);
            return;
        }
        market.onTick(tick);
        if (tick.kind == Tick.TRADE) {
            portfolio.onPrice(tick.instrument, tick.price);
            build(tick, tick.price, tick.size);
        } else if (tick.kind == Tick.QUOTE) {
            long mark = market.mark(tick.instrument);
            portfolio.onPrice(tick.instrument, mark);
            if (market.lastPrice(tick.instrument) == 0) {
                build(tick, mark, 0);
            }
        }
        if (hasTickStrategies && tick.has(Tick.LAST_IN_BATCH)) {
            tellTick(tick);
        }
    }

    /// Handles what is due now: what a fill causes comes before the price moves on.
    void drain() {
        long now = clock.now();
        int handled = 0;
        while (orders.nextTime() <= now) {
            orders.dispatch();
            if (++handled > EventLoop.MAX_EVENTS_PER_INSTANT) {
                throw new EndlessInstantException(now);
            }
        }
    }

    private void build(Tick tick, long price, long size) {
        for (BarBuilder builder : builders.of(tick.instrument)) {
            builder.onPrice(tick.venueTime, price, size);
            boundaries.onOpen(builder.end());
        }
    }

    private void tellTick(Tick tick) {
        for (StrategySlot slot : slots) {
            if (slot.wantsTicks && slot.isWarm()) {
                slot.onTick(tick);
                flush();
            }
        }
    }

    // ---- bar boundaries

    /// Bars have closed: every series shows them; now callbacks, in configured order.
    void onBarsClosed(long round) {
        for (StrategySlot slot : slots) {
            slot.onBarsClosed(this, round);
        }
    }

    /// A session of the account's calendar closed.
    void onDayClose() {
        mark(true);
        gate.onDayClose();
    }

    /// Values the account.
    void mark(boolean isDayClose) {
        long equity = portfolio.equity();
        gate.onEquity();
        recorder.onEquity(new EquityMark(
                clock.now(),
                isDayClose,
                equity,
                portfolio.cashInBase(),
                portfolio.grossExposure(),
                portfolio.netExposure()));
    }

    /// Tells a strategy of an order of its own.
    void tell(OrderEvent event) {
        slots[event.strategy()].onOrder(event);
        flush();
    }

    private void onTimer(int owner, String name) {
        StrategySlot slot = slots[owner];
        if (slot.isWarm()) {
            slot.onTimer(name);
            flush();
        }
    }

    private void onTrade(ClosedTrade trade) {
        recorder.onTrade(trade);
    }

    /// Sends what the callback that has just returned asked for.
    void flush() {
        orders.flush();
    }

    // ---- what others may look at

    public SessionConfig config() {
        return config;
    }

    public Clock clock() {
        return clock;
    }

    public Market market() {
        return market;
    }

    public Portfolio portfolio() {
        return portfolio;
    }

    public OrderManager orders() {
        return orders;
    }

    public RiskGate gate() {
        return gate;
    }

    BarBuilders builders() {
        return builders;
    }

    Venue venue() {
        return venue;
    }

    Recorder recorder() {
        return recorder;
    }

    boolean hasTickStrategies() {
        return hasTickStrategies;
    }

    /// Time up to which events may be played.
    long horizon() {
        return horizon;
    }

    /// What was played past the loop.
    void count(long moreTicks, long moreEvents) {
        ticks += moreTicks;
        events += moreEvents;
    }

    Timers timers() {
        return timers;
    }

    /// The last bar of the feed's own interval, where anyone asked for these bars.
    public Optional<Bar> lastBar(int instrument) {
        return builders.lastBar(instrument);
    }

    /// Market inputs taken in.
    public long ticks() {
        return ticks;
    }

    /// The series that strategies asked for, each with how far it is.
    public List<Series> series() {
        return Arrays.stream(slots).flatMap(slot -> Arrays.stream(slot.series)).toList();
    }

    /// Events of all lanes handled.
    public long events() {
        return loop.events() + events;
    }

    /// Bars closed, of all builders.
    public int barsClosed() {
        return boundaries.barsClosed();
    }
}
