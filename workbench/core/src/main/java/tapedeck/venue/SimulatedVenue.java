package tapedeck.venue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tapedeck.event.Clock;
import tapedeck.execution.Execution;
import tapedeck.execution.Margin;
import tapedeck.execution.Venue;
import tapedeck.execution.VenueListener;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Instruments;
import tapedeck.model.Market;
import tapedeck.model.OrderType;
import tapedeck.model.Reason;
import tapedeck.model.Tick;
import tapedeck.model.Ticket;
import tapedeck.model.TimeInForce;
import tapedeck.model.Verdict;

/// A market and its broker in a box: works orders against the ticks that come in, by stated models.
///
/// Orders arrive after their latency and trade at the earliest on the next tick; along a bar's path several orders act
/// in the order in which the price meets them, and what they cause (protection, cancels) takes part in the rest of the
/// path. Everything it says comes as messages of the first lane. Not thread-safe.
public final class SimulatedVenue implements Venue {
    private final Clock clock;
    private final Instruments instruments;
    private final Market market;
    private final Margin margin;
    private final VenueListener listener;
    private final Models models;
    private final Mailbox mailbox = new Mailbox();
    private final Mailbox deadlines = new Mailbox();
    private final TreeMap<Long, Resting> byId = new TreeMap<>();
    private final List<List<Resting>> resting = new ArrayList<>();
    private final long[] cursor;
    private final long[] volumeUnit;
    private final Quotes quotes;
    private boolean isWalking;
    private long consumed;
    private long lastTradeId;

    public SimulatedVenue(
            Clock clock, Instruments instruments, Market market, Margin margin, VenueListener listener, Models models) {
        this(clock, instruments, market, margin, listener, new Feed(models, List.of()));
    }

    /// The models, and how to read the sizes of what is fed.
    ///
    /// @param volumeScales decimal digits of each instrument's sizes; empty where they are at 1e-8
    public record Feed(Models models, List<Integer> volumeScales) {}

    public SimulatedVenue(
            Clock clock, Instruments instruments, Market market, Margin margin, VenueListener listener, Feed feed) {
        this.clock = clock;
        this.instruments = instruments;
        this.market = market;
        this.margin = margin;
        this.listener = listener;
        this.models = feed.models();
        cursor = new long[instruments.size()];
        volumeUnit = new long[instruments.size()];
        quotes = new Quotes(market, instruments.size());
        for (int i = 0; i < instruments.size(); i++) {
            resting.add(new ArrayList<>());
            int scale = feed.volumeScales().isEmpty()
                    ? Fixed.DIGITS
                    : feed.volumeScales().get(i);
            volumeUnit[i] = Fixed.powerOfTen(Math.max(0, Fixed.DIGITS - scale));
        }
    }

    // ---- what the order manager sends

    @Override
    public void submit(Ticket ticket) {
        mailbox.post(arrival(ticket.id()), () -> arrive(ticket));
    }

    @Override
    public void cancel(long orderId, Reason why) {
        mailbox.post(arrival(orderId), () -> {
            Resting order = byId.get(orderId);
            if (order == null) {
                report(orderId, to -> to.onCancelRejected(orderId, Reason.TOO_LATE));
            } else {
                remove(order);
                report(orderId, to -> to.onCanceled(orderId, why));
            }
        });
    }

    @Override
    public void replace(long orderId, long size, Ticket.Prices prices) {
        mailbox.post(arrival(orderId), () -> {
            Resting order = byId.get(orderId);
            if (order == null || size <= order.filled) {
                report(orderId, to -> to.onReplaceRejected(orderId, Reason.TOO_LATE));
            } else {
                order.ticket = order.ticket.with(size, prices);
                report(orderId, to -> to.onReplaced(orderId, size, prices));
            }
        });
    }

    private long arrival(long orderId) {
        return clock.now() + models.latency().nanos(orderId, LatencyModel.TO_VENUE);
    }

    private void report(long orderId, Consumer<VenueListener> what) {
        mailbox.post(
                clock.now() + models.latency().nanos(orderId, LatencyModel.FROM_VENUE), () -> what.accept(listener));
    }

    private void arrive(Ticket ticket) {
        Instrument instrument = instruments.get(ticket.instrument());
        Resting order = new Resting(ticket, instrument.tickSize(), clock.now());
        long id = ticket.id();
        long last = market.hasPrice(ticket.instrument()) ? market.mark(ticket.instrument()) : 0;
        order.follow(last);
        order.isMaker = order.isLimit()
                && last != 0
                && Path.actsAt(order, touch(order), touch(order), true, true) == Path.NOWHERE;
        if (ticket.isPostOnly() && order.isLimit() && !order.isMaker && last != 0) {
            report(id, to -> to.onRejected(id, Reason.WOULD_TAKE));
            return;
        }
        report(id, to -> to.onAccepted(id));
        byId.put(id, order);
        resting.get(ticket.instrument()).add(order);
        schedule(order, instrument);
        boolean atOnce = models.fillsAtClose() && ticket.type() == OrderType.MARKET && last != 0;
        if (atOnce) {
            trade(order, last, Long.MAX_VALUE, clock.now());
        } else if (models.liquidity().isQuoteDriven() && quotes.isQuoted(ticket.instrument())) {
            arriveAtQuote(order);
        }
    }

    private long touch(Resting order) {
        return quotes.touch(order.ticket.instrument(), order.isBuy());
    }

    private void schedule(Resting order, Instrument instrument) {
        Ticket ticket = order.ticket;
        long id = ticket.id();
        if (ticket.type() == OrderType.MARKET_ON_OPEN) {
            long now = clock.now();
            long open = instrument.calendar().sessionOpen(now);
            order.activeFrom = open >= now
                    ? open
                    : instrument.calendar().sessionOpen(instrument.calendar().sessionClose(now));
        }
        if (ticket.type() == OrderType.MARKET_ON_CLOSE) {
            deadlines.post(instrument.calendar().sessionClose(clock.now()), () -> tradeAtClose(order));
        } else if (ticket.timeInForce() == TimeInForce.DAY) {
            deadlines.post(instrument.calendar().sessionClose(clock.now()), () -> expire(id));
        } else if (ticket.timeInForce() == TimeInForce.GTD) {
            deadlines.post(Math.max(clock.now(), ticket.expireTime()), () -> expire(id));
        }
    }

    private void tradeAtClose(Resting order) {
        if (byId.containsKey(order.ticket.id())) {
            trade(order, market.mark(order.ticket.instrument()), Long.MAX_VALUE, clock.now());
        }
    }

    private void expire(long id) {
        Resting order = byId.get(id);
        if (order != null) {
            remove(order);
            report(id, to -> to.onExpired(id));
        }
    }

    // ---- the first lane

    @Override
    public long nextTime() {
        return Math.min(mailbox.nextTime(), deadlines.nextTime());
    }

    /// When the next message between session and venue arrives; expiries and closing auctions are none.
    public long nextMessageTime() {
        return mailbox.nextTime();
    }

    @Override
    public void dispatch() {
        if (deadlines.nextTime() <= mailbox.nextTime()) {
            deadlines.deliver();
        } else {
            mailbox.deliver();
        }
    }

    /// Delivers the next message, whatever else is due.
    public void deliverMessage() {
        mailbox.deliver();
    }

    @Override
    public boolean hasWorking() {
        return !byId.isEmpty();
    }

    @Override
    public boolean hasWorking(int instrument) {
        return !resting.get(instrument).isEmpty();
    }

    // ---- trading

    @Override
    public boolean onTick(Tick tick) {
        if (tick.kind != Tick.TRADE && tick.kind != Tick.QUOTE) {
            if (tick.isSplit()) {
                split(tick);
            }
            return false;
        }
        List<Resting> orders = resting.get(tick.instrument);
        if (orders.isEmpty()) {
            isWalking = false;
            cursor[tick.instrument] = tick.price;
            return false;
        }
        boolean isJump = tick.kind == Tick.QUOTE || !tick.has(Tick.PATH) || cursor[tick.instrument] == 0;
        if (!isWalking) {
            isWalking = true;
            consumed = 0;
            if (isJump) {
                cursor[tick.instrument] = tick.price;
                moveTo(tick, tick.price);
            }
            if (tick.kind == Tick.QUOTE) {
                quotes.renew(tick);
            }
        }
        if (act(orders, tick, isJump)) {
            return true;
        }
        finishTick(orders, tick);
        isWalking = false;
        return false;
    }

    /// Working orders go over to the new basis at once; messages that are under way do not.
    private void split(Tick tick) {
        Instrument instrument = instruments.get(tick.instrument);
        cursor[tick.instrument] = Fixed.scale(cursor[tick.instrument], tick.price2, tick.price);
        for (Resting order : List.copyOf(resting.get(tick.instrument))) {
            order.split(tick.price, tick.price2, instrument);
            if (order.remaining() <= 0 && !order.ticket.isShare()) {
                remove(order);
            }
        }
    }

    /// Lets the first order along the rest of the movement act; false where none does.
    private boolean act(List<Resting> orders, Tick tick, boolean isJump) {
        long from = cursor[tick.instrument];
        Resting first = null;
        long firstAt = 0;
        for (int i = 0; i < orders.size(); i++) {
            Resting order = orders.get(i);
            long at = actsAt(order, from, tick, isJump);
            if (at != Path.NOWHERE && (first == null || Math.abs(at - from) < Math.abs(firstAt - from))) {
                first = order;
                firstAt = at;
            }
        }
        if (first == null) {
            return false;
        }
        if (!isJump) {
            cursor[tick.instrument] = firstAt;
            moveTo(tick, firstAt);
        }
        execute(first, firstAt, tick);
        return true;
    }

    private long actsAt(Resting order, long from, Tick tick, boolean isJump) {
        if (order.activeFrom > tick.venueTime || order.ticket.type() == OrderType.MARKET_ON_CLOSE) {
            return Path.NOWHERE;
        }
        long to = tick.kind == Tick.QUOTE && order.isBuy() ? tick.price2 : tick.price;
        boolean touchIsEnough = models.liquidity().fillsOnTouch();
        long at = isJump
                ? Path.actsAt(order, to, to, true, touchIsEnough)
                : Path.actsAt(order, from, to, false, touchIsEnough);
        boolean waits = at != Path.NOWHERE && !order.isStop() && roomFor(order, tick) == 0;
        return waits ? Path.NOWHERE : at;
    }

    /// Units that may trade now: what the model gives, less what was taken already, in whole lots.
    private long roomFor(Resting order, Tick tick) {
        long available = models.liquidity().isQuoteDriven()
                ? quoteRoom(order, tick)
                : models.liquidity().available(traded(tick));
        if (available == Long.MAX_VALUE) {
            return available;
        }
        long lot = instruments.get(order.ticket.instrument()).lotSize();
        long room = Fixed.floorTo(Math.max(0, available - consumed), lot);
        boolean mustBeWhole = order.ticket.timeInForce() == TimeInForce.FOK && !order.ticket.isShare();
        return mustBeWhole && room < order.remaining() ? 0 : room;
    }

    private void execute(Resting order, long price, Tick tick) {
        long id = order.ticket.id();
        if (order.isStop()) {
            order.isTriggered = true;
            report(id, to -> to.onTriggered(id));
            if (order.ticket.type() == OrderType.STOP_LIMIT
                    && order.ticket.side().sign() * (order.ticket.limit() - price) < 0) {
                order.isMaker = true;
                return;
            }
        }
        boolean isOwnPrice = order.isMaker
                && order.isLimit()
                && (tick.kind == Tick.QUOTE || quotes.isQuoted(tick.instrument))
                && models.liquidity().isQuoteDriven();
        long at = isOwnPrice ? order.ticket.limit() : price;
        trade(order, at, roomFor(order, tick), tick.venueTime);
    }

    private void trade(Resting order, long seen, long room, long venueTime) {
        Ticket ticket = order.ticket;
        Instrument instrument = instruments.get(ticket.instrument());
        long price = order.isLimit() ? seen : models.slippage().apply(instrument, ticket, seen);
        boolean isMaker = order.isMaker;
        long size = ticket.isShare()
                ? margin.sizeForShare(ticket, price, (t, p, s) -> models.fees().fee(instrument, p, s, isMaker))
                : order.remaining();
        if (ticket.isReduceOnly()) {
            size = Math.min(size, margin.reducible(ticket));
        }
        if (size <= 0) {
            refuse(order, ticket.isReduceOnly() ? Reason.NOTHING_TO_REDUCE : Reason.SIZE_ROUNDS_TO_ZERO);
            return;
        }
        long traded = Math.min(size, room);
        if (traded <= 0) {
            return;
        }
        if (ticket.isShare()) {
            resolve(order, size, traded < size);
        }
        long fee = models.fees().fee(instrument, price, traded, isMaker);
        Verdict verdict = margin.check(ticket, price, traded, fee);
        if (!verdict.isPass()) {
            refuse(order, verdict.reason());
            return;
        }
        consume(order, traded);
        order.filled += traded;
        if (order.remaining() <= 0 || (ticket.isReduceOnly() && traded == size)) {
            remove(order);
        }
        Execution execution = new Execution(ticket.id(), price, traded, fee, isMaker, ++lastTradeId, venueTime);
        margin.onTraded(ticket, traded);
        models.fees().onTrade(instrument.notional(price, traded));
        report(ticket.id(), to -> {
            margin.onReported(ticket, traded);
            to.onExecution(execution);
        });
        if (ticket.isReduceOnly() && traded == size && order.remaining() > 0) {
            long id = ticket.id();
            report(id, to -> to.onCanceled(id, Reason.NOTHING_TO_REDUCE));
        }
    }

    /// A share of the margin has become a number of units; the order manager must know it before a part of it trades.
    private void resolve(Resting order, long size, boolean isPartial) {
        Ticket.Prices prices = order.ticket.prices();
        order.ticket = order.ticket.with(size, prices);
        if (isPartial) {
            long id = order.ticket.id();
            report(id, to -> to.onReplaced(id, size, prices));
        }
    }

    private void refuse(Resting order, Reason reason) {
        long id = order.ticket.id();
        remove(order);
        boolean isPartial = order.filled > 0 || reason == Reason.NOTHING_TO_REDUCE;
        report(id, to -> {
            if (isPartial) {
                to.onCanceled(id, reason);
            } else {
                to.onRejected(id, reason);
            }
        });
    }

    /// At the end of a movement: trailing stops have seen its price, and what had to trade at once is canceled.
    private void finishTick(List<Resting> orders, Tick tick) {
        cursor[tick.instrument] = tick.price;
        moveTo(tick, tick.price);
        List<Resting> leaving = null;
        for (int i = 0; i < orders.size(); i++) {
            Resting order = orders.get(i);
            if (tick.kind == Tick.TRADE && order.ahead > 0 && tick.price == order.ticket.limit()) {
                order.ahead = Math.max(0, order.ahead - traded(tick));
            }
            if (isImmediate(order) && !order.isStop() && order.activeFrom <= tick.venueTime) {
                leaving = leaving == null ? new ArrayList<>() : leaving;
                leaving.add(order);
            }
        }
        if (leaving != null) {
            leaving.forEach(this::cancelImmediate);
        }
    }

    private static boolean isImmediate(Resting order) {
        TimeInForce timeInForce = order.ticket.timeInForce();
        return timeInForce == TimeInForce.IOC || timeInForce == TimeInForce.FOK;
    }

    private void cancelImmediate(Resting order) {
        long id = order.ticket.id();
        remove(order);
        report(id, to -> to.onCanceled(id, Reason.IMMEDIATE));
    }

    private void moveTo(Tick tick, long price) {
        if (tick.kind == Tick.TRADE) {
            market.onPrice(tick.instrument, price, tick.time);
        } else {
            market.onTick(tick);
        }
        List<Resting> orders = resting.get(tick.instrument);
        for (int i = 0; i < orders.size(); i++) {
            orders.get(i).follow(price);
        }
    }

    private void remove(Resting order) {
        byId.remove(order.ticket.id());
        resting.get(order.ticket.instrument()).remove(order);
    }

    // ---- quotes with size

    private void arriveAtQuote(Resting order) {
        int i = order.ticket.instrument();
        boolean isUnlimited = models.liquidity().isUnlimited();
        if (order.isMaker) {
            order.ahead = isUnlimited ? 0 : quotes.ahead(i, order.isBuy(), order.ticket.limit());
            return;
        }
        long room = isUnlimited ? Long.MAX_VALUE : quotes.room(i, order.isBuy());
        boolean mustBeWhole = order.ticket.timeInForce() == TimeInForce.FOK && room < order.remaining();
        boolean tradesNow = order.isMarket() || order.isLimit();
        if (tradesNow && order.activeFrom == Long.MIN_VALUE && room > 0 && !mustBeWhole) {
            long whole =
                    isUnlimited ? room : Fixed.floorTo(room, instruments.get(i).lotSize());
            trade(order, touch(order), whole, clock.now());
        }
        if (isImmediate(order) && byId.containsKey(order.ticket.id())) {
            cancelImmediate(order);
        }
    }

    private long quoteRoom(Resting order, Tick tick) {
        if (!quotes.isQuoted(tick.instrument) && tick.kind == Tick.TRADE) {
            return models.liquidity().isUnlimited() ? Long.MAX_VALUE : traded(tick);
        }
        if (tick.kind == Tick.QUOTE) {
            return models.liquidity().isUnlimited() ? Long.MAX_VALUE : quotes.room(tick.instrument, order.isBuy());
        }
        if (!order.isMaker) {
            return 0;
        }
        boolean isThrough = order.ticket.side().sign() * (order.ticket.limit() - tick.price) > 0;
        return isThrough || models.liquidity().isUnlimited() ? Long.MAX_VALUE : Math.max(0, traded(tick) - order.ahead);
    }

    /// What printed, at 1e-8; more than fits is as good as all there is.
    private long traded(Tick tick) {
        long unit = volumeUnit[tick.instrument];
        return tick.size > Long.MAX_VALUE / unit ? Long.MAX_VALUE : tick.size * unit;
    }

    private void consume(Resting order, long size) {
        consumed += size;
        if (models.liquidity().isQuoteDriven()) {
            quotes.take(order.ticket.instrument(), order.isBuy(), size);
        }
    }

    /// Whether any resting order would act on a walk between two prices: tells ambiguous bars.
    public boolean actsBetween(int instrument, long from, long to) {
        for (Resting order : resting.get(instrument)) {
            if (acts(order, from, to)) {
                return true;
            }
        }
        return false;
    }

    /// Whether an order that arrived at `time` acts on the walk to the bar's other extreme, but would not have acted
    /// on the walk to its close: then it matters that the other extreme was still to come.
    public boolean dependsOnOtherExtreme(int instrument, long time, Walk walk) {
        for (Resting order : resting.get(instrument)) {
            if (order.arrivalTime == time
                    && acts(order, walk.from, walk.other)
                    && !acts(order, walk.from, walk.close)) {
                return true;
            }
        }
        return false;
    }

    /// From an extreme of a bar: to the other one, or straight to the close.
    public record Walk(long from, long other, long close) {}

    private static boolean acts(Resting order, long from, long to) {
        return !order.isMarket() && Path.actsAt(order, from, to, false, true) != Path.NOWHERE;
    }

    /// Lets a resting order go before all others of its instrument.
    public void expedite(long orderId) {
        Resting order = byId.get(orderId);
        if (order != null) {
            List<Resting> orders = resting.get(order.ticket.instrument());
            orders.remove(order);
            orders.addFirst(order);
        }
    }

    /// An order by its id, where it still rests.
    @Nullable
    Ticket find(long orderId) {
        Resting order = byId.get(orderId);
        return order == null ? null : order.ticket;
    }
}
