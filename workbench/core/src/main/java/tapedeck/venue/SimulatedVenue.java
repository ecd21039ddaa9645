package tapedeck.venue;

import java.util.ArrayList;
import java.util.List;
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

/// A market and its broker in a box: works orders against the ticks that come in, by stated models.
///
/// Orders arrive after their latency and trade at the earliest on the next tick; along a bar's path several orders act
/// in the order in which the price meets them, and what they cause (protection, cancels) takes part in the rest of the
/// path. Everything it says comes as messages of the first lane. Not thread-safe.
public final class SimulatedVenue implements Venue {
    private final Hall hall;
    private final Instruments instruments;
    private final Market market;
    private final Models models;
    private final Mailbox mailbox;
    private final Deadlines deadlines;
    private final Arrivals arrivals;
    private final RestingOrders resting;
    private final Room room;
    private final Quotes quotes;
    private final Deals deals;
    private final long[] cursor;
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
        this.instruments = instruments;
        this.market = market;
        this.models = feed.models();
        cursor = new long[instruments.size()];
        hall = new Hall(clock, instruments, market, listener, feed);
        mailbox = hall.mailbox;
        resting = hall.resting;
        room = hall.room;
        quotes = room.quotes();
        deals = new Deals(hall, margin);
        deadlines = new Deadlines(hall, deals);
        arrivals = new Arrivals(hall, deals, deadlines);
    }

    /// No order expires and no auction is held after the data has ended.
    public void endAt(long time) {
        deadlines.endAt(time);
    }

    // ---- what the order manager sends

    @Override
    public void submit(Ticket ticket) {
        hall.post(ticket.id(), () -> arrivals.take(ticket));
    }

    @Override
    public void cancel(long orderId, Reason why) {
        hall.post(orderId, () -> arrivals.cancel(orderId, why));
    }

    @Override
    public void replace(long orderId, long size, Ticket.Prices prices) {
        hall.post(orderId, () -> arrivals.replace(orderId, size, prices));
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

    /// The same for a trade that no order waits for; false where one does.
    public boolean onQuietTrade(int instrument, long price, long size) {
        if (!resting.isEmpty(instrument)) {
            return false;
        }
        isWalking = false;
        cursor[instrument] = price;
        room.notePrint(instrument, size);
        return true;
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
            hall.report(id, to -> to.onTriggered(id));
            boolean isInside = order.isLimit() && order.ticket.side().sign() * (order.ticket.limit() - price) >= 0;
            if (isInside && order.ticket.isPostOnly()) {
                resting.remove(order);
                hall.report(id, to -> to.onRejected(id, Reason.WOULD_TAKE));
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
            if (order.isImmediate() && !order.isStop() && order.activeFrom <= tick.venueTime) {
                leaving = leaving == null ? new ArrayList<>() : leaving;
                leaving.add(order);
            }
        }
        if (leaving != null) {
            leaving.forEach(arrivals::cancelImmediate);
        }
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

    // ---- what the session asks of bars

    /// Whether any resting order would act on a walk between two prices: tells ambiguous bars.
    public boolean actsBetween(int instrument, long from, long to) {
        return resting.actsBetween(instrument, from, to);
    }

    /// The order that would act first on the way from a bar's open to one of its extremes; where none would, the first
    /// that rests.
    public @Nullable Ticket firstToAct(int instrument, long open, long high, long low) {
        return resting.firstToAct(instrument, open, high, low);
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
            long price = models.liquidity().isQuoteDriven() ? hall.touch(order) : market.mark(instrument);
            deals.trade(order, price, Long.MAX_VALUE, hall.clock.now());
        }
    }

    /// An order by its id, where it still rests.
    @Nullable
    Ticket find(long orderId) {
        Resting order = resting.find(orderId);
        return order == null ? null : order.ticket;
    }
}
