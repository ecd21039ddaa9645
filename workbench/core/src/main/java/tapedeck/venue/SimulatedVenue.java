package tapedeck.venue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tapedeck.event.Clock;
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

/// A market and its broker in a box: works orders against the ticks that come in, by stated models.
///
/// Orders arrive after their latency and trade at the earliest on the next tick; along a bar's path several orders act
/// in the order in which the price meets them, and what they cause (protection, cancels) takes part in the rest of the
/// path. Everything it says comes as messages of the first lane. Not thread-safe.
public final class SimulatedVenue implements Venue {
    private final Clock clock;
    private final Instruments instruments;
    private final Market market;
    private final VenueListener listener;
    private final Models models;
    private final Mailbox mailbox = new Mailbox();
    private final Mailbox deadlines = new Mailbox();
    private final RestingOrders resting;
    private final Room room;
    private final Quotes quotes;
    private final Deals deals;
    private final long[] cursor;
    private long end = NEVER;
    private boolean isWalking;

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
        this.listener = listener;
        this.models = feed.models();
        cursor = new long[instruments.size()];
        resting = new RestingOrders(instruments.size());
        room = new Room(instruments, models.liquidity(), market, feed.volumeScales());
        quotes = room.quotes();
        deals = new Deals(instruments, models, margin, new Deals.Orders(room, resting, this::report));
    }

    /// No order expires and no auction is held after the data has ended.
    public void endAt(long time) {
        end = time;
    }

    // ---- what the order manager sends

    @Override
    public void submit(Ticket ticket) {
        mailbox.post(arrival(ticket.id()), () -> arrive(ticket));
    }

    @Override
    public void cancel(long orderId, Reason why) {
        mailbox.post(arrival(orderId), () -> {
            Resting order = resting.find(orderId);
            if (order == null) {
                report(orderId, to -> to.onCancelRejected(orderId, Reason.TOO_LATE));
            } else {
                resting.remove(order);
                report(orderId, to -> to.onCanceled(orderId, why));
            }
        });
    }

    @Override
    public void replace(long orderId, long size, Ticket.Prices prices) {
        mailbox.post(arrival(orderId), () -> {
            Resting order = resting.find(orderId);
            if (order == null || size <= order.filled) {
                report(orderId, to -> to.onReplaceRejected(orderId, Reason.TOO_LATE));
            } else {
                change(order, size, prices);
            }
        });
    }

    /// Another limit, or more size, is a new arrival: it may take, and it queues again.
    private void change(Resting order, long size, Ticket.Prices prices) {
        Ticket before = order.ticket;
        long id = before.id();
        order.ticket = before.with(size, prices);
        boolean isNew = order.isLimit() && (prices.limit() != before.limit() || size > before.size());
        boolean rests = isNew && rests(order);
        if (isNew && !rests && before.isPostOnly()) {
            order.ticket = before;
            report(id, to -> to.onReplaceRejected(id, Reason.WOULD_TAKE));
            return;
        }
        report(id, to -> to.onReplaced(id, size, prices));
        if (isNew) {
            order.isMaker = rests;
            meetQuote(order);
        }
    }

    /// Whether a limit that arrives now finds nothing to trade with.
    private boolean rests(Resting order) {
        return market.hasPrice(order.ticket.instrument())
                && Path.actsAt(order, touch(order), touch(order), true, true) == Path.NOWHERE;
    }

    private void meetQuote(Resting order) {
        if (models.liquidity().isQuoteDriven() && quotes.isQuoted(order.ticket.instrument())) {
            arriveAtQuote(order);
        }
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
        order.follow(last == 0 ? 0 : touch(order));
        order.isMaker = order.isLimit() && rests(order);
        if (ticket.isPostOnly() && order.isLimit() && !order.isMaker && last != 0) {
            report(id, to -> to.onRejected(id, Reason.WOULD_TAKE));
            return;
        }
        report(id, to -> to.onAccepted(id));
        resting.add(order);
        schedule(order, instrument);
        boolean atOnce = models.fillsAtClose() && ticket.type() == OrderType.MARKET && last != 0;
        if (atOnce) {
            deals.trade(order, last, Long.MAX_VALUE, clock.now());
        } else {
            meetQuote(order);
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
            at(instrument.calendar().sessionClose(clock.now()), () -> tradeAtClose(order, instrument));
        } else if (ticket.timeInForce() == TimeInForce.DAY) {
            at(instrument.calendar().sessionClose(clock.now()), () -> expire(id));
        } else if (ticket.timeInForce() == TimeInForce.GTD) {
            at(Math.max(clock.now(), ticket.expireTime()), () -> expire(id));
        }
    }

    private void at(long time, Runnable action) {
        if (time <= end) {
            deadlines.post(time, action);
        }
    }

    /// A session in which nothing was seen has no close: the order waits for the next one.
    private void tradeAtClose(Resting order, Instrument instrument) {
        if (resting.find(order.ticket.id()) == null) {
            return;
        }
        int i = instrument.number();
        if (market.markTime(i) < instrument.calendar().sessionOpen(clock.now() - 1)) {
            at(instrument.calendar().sessionClose(clock.now()), () -> tradeAtClose(order, instrument));
        } else {
            deals.trade(order, market.mark(i), Long.MAX_VALUE, clock.now());
        }
    }

    private void expire(long id) {
        Resting order = resting.find(id);
        if (order != null) {
            resting.remove(order);
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
        return !resting.isEmpty();
    }

    @Override
    public boolean hasWorking(int instrument) {
        return !resting.isEmpty(instrument);
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
        if (resting.isEmpty(tick.instrument)) {
            isWalking = false;
            cursor[tick.instrument] = tick.price;
            room.note(tick);
            return false;
        }
        return meet(tick);
    }

    private boolean meet(Tick tick) {
        List<Resting> orders = resting.of(tick.instrument);
        boolean isJump = tick.kind == Tick.QUOTE || !tick.has(Tick.PATH) || cursor[tick.instrument] == 0;
        if (!isWalking) {
            isWalking = true;
            if (isJump) {
                cursor[tick.instrument] = tick.price;
                moveTo(tick, tick.price);
            }
            room.renew(tick);
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
        for (Resting order : List.copyOf(resting.of(tick.instrument))) {
            order.split(tick.price, tick.price2, instrument);
            if (order.remaining() <= 0 && !order.ticket.isShare()) {
                resting.remove(order);
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
        if (to == 0 && tick.kind == Tick.QUOTE) {
            return Path.NOWHERE;
        }
        boolean touchIsEnough = models.liquidity().fillsOnTouch();
        long at = isJump
                ? Path.actsAt(order, to, to, true, touchIsEnough)
                : Path.actsAt(order, from, to, false, touchIsEnough);
        boolean waits = at != Path.NOWHERE && !order.isStop() && room.roomFor(order, tick) == 0;
        return waits ? Path.NOWHERE : at;
    }

    private void execute(Resting order, long price, Tick tick) {
        long id = order.ticket.id();
        if (order.isStop()) {
            order.isTriggered = true;
            report(id, to -> to.onTriggered(id));
            boolean isInside = order.isLimit() && order.ticket.side().sign() * (order.ticket.limit() - price) >= 0;
            if (isInside && order.ticket.isPostOnly()) {
                resting.remove(order);
                report(id, to -> to.onRejected(id, Reason.WOULD_TAKE));
                return;
            }
            if (order.isLimit() && !isInside) {
                order.isMaker = true;
                return;
            }
        }
        boolean isOwnPrice = order.isMaker
                && order.isLimit()
                && (tick.kind == Tick.QUOTE || quotes.isQuoted(tick.instrument))
                && models.liquidity().isQuoteDriven();
        long at = isOwnPrice ? order.ticket.limit() : price;
        deals.trade(order, at, room.roomFor(order, tick), tick.venueTime);
    }

    /// At the end of a movement: trailing stops have seen its price, and what had to trade at once is canceled.
    private void finishTick(List<Resting> orders, Tick tick) {
        cursor[tick.instrument] = tick.price;
        moveTo(tick, tick.price);
        List<Resting> leaving = null;
        for (int i = 0; i < orders.size(); i++) {
            Resting order = orders.get(i);
            if (tick.kind == Tick.TRADE && order.ahead > 0 && tick.price == order.ticket.limit()) {
                order.letPass(room.traded(tick));
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
        if (order.ticket.type() == OrderType.MARKET_ON_CLOSE) {
            return false;
        }
        return timeInForce == TimeInForce.IOC || timeInForce == TimeInForce.FOK;
    }

    private void cancelImmediate(Resting order) {
        long id = order.ticket.id();
        resting.remove(order);
        report(id, to -> to.onCanceled(id, Reason.IMMEDIATE));
    }

    private void moveTo(Tick tick, long price) {
        int i = tick.instrument;
        if (tick.kind == Tick.TRADE) {
            market.onPrice(i, price, tick.time);
        } else {
            market.onTick(tick);
            resting.queue(tick);
        }
        boolean isQuoted = quotes.isQuoted(i);
        boolean isQuote = tick.kind == Tick.QUOTE;
        long bid = !isQuoted ? price : isQuote ? tick.price : Math.min(price, market.bid(i));
        long ask = !isQuoted ? price : isQuote ? tick.price2 : Math.max(price, market.ask(i));
        resting.follow(i, bid, ask);
    }

    // ---- quotes with size

    private void arriveAtQuote(Resting order) {
        int i = order.ticket.instrument();
        boolean isUnlimited = models.liquidity().isUnlimited();
        if (order.isMaker) {
            order.queueAnew();
            order.queue(quotes.best(i, order.isBuy()), quotes.shown(i, order.isBuy()));
            return;
        }
        long size = isUnlimited ? Long.MAX_VALUE : quotes.room(i, order.isBuy());
        boolean mustBeWhole = order.ticket.timeInForce() == TimeInForce.FOK && size < order.remaining();
        boolean tradesNow = order.isMarket() || order.isLimit();
        if (tradesNow && order.activeFrom == Long.MIN_VALUE && size > 0 && !mustBeWhole) {
            long whole =
                    isUnlimited ? size : Fixed.floorTo(size, instruments.get(i).lotSize());
            deals.trade(order, touch(order), whole, clock.now());
        }
        if (isImmediate(order) && resting.find(order.ticket.id()) != null) {
            cancelImmediate(order);
        }
    }

    /// Whether any resting order would act on a walk between two prices: tells ambiguous bars.
    public boolean actsBetween(int instrument, long from, long to) {
        return resting.actsBetween(instrument, from, to);
    }

    /// Whether an order that arrived at `time` acts on the walk to the bar's other extreme, but would not have acted
    /// on the walk to its close: then it matters that the other extreme was still to come.
    public boolean dependsOnOtherExtreme(int instrument, long time, Walk walk) {
        return resting.dependsOnOtherExtreme(instrument, time, walk);
    }

    /// From an extreme of a bar: to the other one, or straight to the close.
    public record Walk(long from, long other, long close) {}

    /// Lets a resting order go before all others of its instrument.
    public void expedite(long orderId) {
        resting.expedite(orderId);
    }

    /// Trades an order at the last price, whatever size was seen there: the data has ended.
    ///
    /// @param instrument orders of others are left alone
    public void leave(long orderId, int instrument) {
        Resting order = resting.find(orderId);
        if (order != null && order.ticket.instrument() == instrument) {
            long price = models.liquidity().isQuoteDriven() ? touch(order) : market.mark(instrument);
            deals.trade(order, price, Long.MAX_VALUE, clock.now());
        }
    }

    /// An order by its id, where it still rests.
    @Nullable
    Ticket find(long orderId) {
        Resting order = resting.find(orderId);
        return order == null ? null : order.ticket;
    }
}
