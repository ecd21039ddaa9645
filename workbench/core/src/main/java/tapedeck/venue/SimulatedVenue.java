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
    private final TreeMap<Long, Resting> byId = new TreeMap<>();
    private final List<List<Resting>> resting = new ArrayList<>();
    private final long[] cursor;
    private final long[] taken;
    private final long[] takenFrom;
    private boolean isWalking;
    private long consumed;
    private long lastTradeId;

    public SimulatedVenue(
            Clock clock, Instruments instruments, Market market, Margin margin, VenueListener listener, Models models) {
        this.clock = clock;
        this.instruments = instruments;
        this.market = market;
        this.margin = margin;
        this.listener = listener;
        this.models = models;
        cursor = new long[instruments.size()];
        taken = new long[2 * instruments.size()];
        takenFrom = new long[2 * instruments.size()];
        for (int i = 0; i < instruments.size(); i++) {
            resting.add(new ArrayList<>());
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
        Resting order = new Resting(ticket);
        Instrument instrument = instruments.get(ticket.instrument());
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
        } else if (models.liquidity().isQuoteDriven() && last != 0) {
            arriveAtQuote(order);
        }
    }

    /// The price an arriving order would meet.
    private long touch(Resting order) {
        int i = order.ticket.instrument();
        long quoted = order.isBuy() ? market.ask(i) : market.bid(i);
        return quoted == 0 ? market.mark(i) : quoted;
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
            mailbox.post(instrument.calendar().sessionClose(clock.now()), () -> tradeAtClose(order));
        } else if (ticket.timeInForce() == TimeInForce.DAY) {
            mailbox.post(instrument.calendar().sessionClose(clock.now()), () -> expire(id));
        } else if (ticket.timeInForce() == TimeInForce.GTD) {
            mailbox.post(Math.max(clock.now(), ticket.expireTime()), () -> expire(id));
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
        return mailbox.nextTime();
    }

    @Override
    public void dispatch() {
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
                renewQuote(tick);
            }
        }
        if (act(orders, tick, isJump)) {
            return true;
        }
        finishTick(orders, tick);
        isWalking = false;
        return false;
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
                : models.liquidity().available(order.ticket, tick);
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
                return;
            }
        }
        long at = order.isMaker && order.isLimit() && tick.kind == Tick.QUOTE ? order.ticket.limit() : price;
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
        if (ticket.isShare()) {
            order.ticket = ticket.with(size, ticket.prices());
        }
        long traded = Math.min(size, room);
        if (traded <= 0) {
            return;
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
        report(ticket.id(), to -> to.onExecution(execution));
        if (ticket.isReduceOnly() && traded == size && order.remaining() > 0) {
            long id = ticket.id();
            report(id, to -> to.onCanceled(id, Reason.NOTHING_TO_REDUCE));
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
                order.ahead = Math.max(0, order.ahead - tick.size);
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
        long price = touch(order);
        if (order.isMaker) {
            boolean joins = order.ticket.limit() == (order.isBuy() ? market.bid(i) : market.ask(i));
            order.ahead = joins ? (order.isBuy() ? market.bidSize(i) : market.askSize(i)) : 0;
            return;
        }
        long room = displayed(order) - taken[slot(order)];
        boolean mustBeWhole = order.ticket.timeInForce() == TimeInForce.FOK && room < order.remaining();
        if (!order.isStop() && order.activeFrom == Long.MIN_VALUE && room > 0 && !mustBeWhole) {
            trade(order, price, Fixed.floorTo(room, instruments.get(i).lotSize()), clock.now());
        }
        if (isImmediate(order) && byId.containsKey(order.ticket.id())) {
            cancelImmediate(order);
        }
    }

    private long displayed(Resting order) {
        int i = order.ticket.instrument();
        return order.isBuy() ? market.askSize(i) : market.bidSize(i);
    }

    private static int slot(Resting order) {
        return 2 * order.ticket.instrument() + (order.isBuy() ? 1 : 0);
    }

    private void renewQuote(Tick tick) {
        renew(2 * tick.instrument, tick.price * 31 + tick.size);
        renew(2 * tick.instrument + 1, tick.price2 * 31 + tick.size2);
    }

    private void renew(int slot, long state) {
        if (takenFrom[slot] != state) {
            takenFrom[slot] = state;
            taken[slot] = 0;
        }
    }

    private long quoteRoom(Resting order, Tick tick) {
        if (tick.kind == Tick.QUOTE) {
            return displayed(order) - taken[slot(order)];
        }
        if (!order.isMaker) {
            return 0;
        }
        boolean isThrough = order.ticket.side().sign() * (order.ticket.limit() - tick.price) > 0;
        return isThrough ? Long.MAX_VALUE : Math.max(0, tick.size - order.ahead);
    }

    private void consume(Resting order, long size) {
        consumed += size;
        if (models.liquidity().isQuoteDriven()) {
            taken[slot(order)] += size;
        }
    }

    /// Whether any resting order would act on a walk between two prices: tells ambiguous bars.
    public boolean actsBetween(int instrument, long from, long to) {
        for (Resting order : resting.get(instrument)) {
            if (!order.isMarket() && Path.actsAt(order, from, to, false, true) != Path.NOWHERE) {
                return true;
            }
        }
        return false;
    }

    /// An order by its id, where it still rests.
    @Nullable
    Ticket find(long orderId) {
        Resting order = byId.get(orderId);
        return order == null ? null : order.ticket;
    }
}
