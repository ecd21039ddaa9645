package tapedeck.engine;

import java.util.EnumMap;
import java.util.Map;
import tapedeck.engine.RecordKeeper.Stream;
import tapedeck.execution.ClosedTrade;
import tapedeck.model.Fill;
import tapedeck.model.OrderEvent;
import tapedeck.model.Reason;
import tapedeck.model.Ticket;

/// Encodes what a session does, counts it and has it hashed and written: while running, with bounded memory.
///
/// The hashed part of a frame comes first; a tag or detail after it is for people. Not thread-safe.
public final class RunRecorder implements Recorder {
    private final LogLevel level;
    private final RecordKeeper keeper;
    private final Frame frame = new Frame();
    private final Map<Reason, Long> refused = new EnumMap<>(Reason.class);
    private final DailyMarks days = new DailyMarks();
    private long orderCount;
    private long fillCount;
    private long tradeCount;
    private long ambiguousBars;
    private long feesPaid;

    public RunRecorder(LogLevel level, RecordSink sink) {
        this.level = level;
        this.keeper = sink.keeper();
    }

    @Override
    public void onSubmit(Ticket t, long time) {
        orderCount++;
        int flags = (t.isPostOnly() ? 1 : 0) | (t.isReduceOnly() ? 2 : 0);
        frame.begin(FrameKind.SUBMIT).i64(t.id()).i64(time).i32(t.strategy()).i32(t.instrument());
        frame.u8(t.side().sign())
                .u8(t.type().ordinal())
                .u8(t.timeInForce().ordinal())
                .u8(flags);
        frame.i64(t.size()).i64(t.share());
        prices(t.prices()).i64(t.expireTime()).i64(t.parent());
        int hashed = frame.length();
        keep(Stream.DECISIONS, hashed, frame.text(t.tag()));
    }

    private Frame prices(Ticket.Prices prices) {
        return frame.i64(prices.limit()).i64(prices.stop()).i64(prices.trail()).i64(prices.trailRatio());
    }

    @Override
    public void onCancel(long orderId, int strategy, long time) {
        frame.begin(FrameKind.CANCEL).i64(orderId).i64(time).i32(strategy);
        decide();
    }

    @Override
    public void onReplace(long orderId, int strategy, long size, Ticket.Prices prices, long time) {
        frame.begin(FrameKind.REPLACE).i64(orderId).i64(time).i32(strategy).i64(size);
        prices(prices);
        decide();
    }

    private void decide() {
        keep(Stream.DECISIONS, frame.length(), frame);
    }

    @Override
    public void onOrderEvent(OrderEvent event) {
        switch (event) {
            case OrderEvent.Submitted submitted -> {
                // Recorded when it was sent.
            }
            case OrderEvent.Denied denied -> {
                count(denied.reason());
                event(FrameKind.DENY, event).i32(denied.reason().ordinal());
                int hashed = frame.length();
                keep(Stream.DECISIONS, hashed, frame.text(denied.detail()));
            }
            case OrderEvent.Filled filled -> onFill(filled.fill());
            case OrderEvent.Accepted accepted -> write(LogLevel.FULL, event(FrameKind.ACCEPTED, event));
            case OrderEvent.Rejected rejected -> {
                count(rejected.reason());
                write(
                        LogLevel.ORDERS,
                        event(FrameKind.REJECTED, event).i32(rejected.reason().ordinal()));
            }
            case OrderEvent.Triggered triggered -> write(LogLevel.FULL, event(FrameKind.TRIGGERED, event));
            case OrderEvent.Replaced replaced -> {
                event(FrameKind.REPLACED, event).i64(replaced.size());
                write(LogLevel.FULL, prices(replaced.prices()));
            }
            case OrderEvent.ReplaceRejected rejected ->
                write(
                        LogLevel.FULL,
                        event(FrameKind.REPLACE_REJECTED, event)
                                .i32(rejected.reason().ordinal()));
            case OrderEvent.Canceled canceled ->
                write(
                        LogLevel.ORDERS,
                        event(FrameKind.CANCELED, event).i32(canceled.reason().ordinal()));
            case OrderEvent.CancelRejected rejected ->
                write(
                        LogLevel.FULL,
                        event(FrameKind.CANCEL_REJECTED, event)
                                .i32(rejected.reason().ordinal()));
            case OrderEvent.Expired expired -> write(LogLevel.ORDERS, event(FrameKind.EXPIRED, event));
            case OrderEvent.Busted busted -> {
                feesPaid = Math.subtractExact(feesPaid, busted.fill().fee());
                write(
                        LogLevel.ORDERS,
                        event(FrameKind.BUSTED, event).i64(busted.fill().tradeId()));
            }
            case OrderEvent.Unknown unknown -> write(LogLevel.ORDERS, event(FrameKind.UNKNOWN, event));
        }
    }

    private Frame event(int kind, OrderEvent event) {
        return frame.begin(kind).i64(event.orderId()).i64(event.time()).i32(event.strategy());
    }

    private void onFill(Fill f) {
        fillCount++;
        feesPaid = Math.addExact(feesPaid, f.fee());
        frame.begin(FrameKind.FILL)
                .i64(f.orderId())
                .i64(f.time())
                .i32(f.strategy())
                .i32(f.instrument());
        frame.u8(f.side().sign())
                .u8(f.isMaker() ? 1 : 0)
                .i64(f.price())
                .i64(f.size())
                .i64(f.fee());
        frame.i64(f.tradeId()).i64(f.venueTime());
        keep(Stream.FILLS, frame.length(), frame);
    }

    @Override
    public void onTrade(ClosedTrade t) {
        tradeCount++;
        frame.begin(FrameKind.TRADE)
                .i64(t.number())
                .i32(t.strategy())
                .i32(t.instrument())
                .u8(t.isLong() ? 1 : -1);
        frame.i64(t.entryTime())
                .i64(t.exitTime())
                .i64(t.size())
                .i64(t.entryPrice())
                .i64(t.exitPrice());
        frame.i64(t.profit())
                .i64(t.fees())
                .i64(t.worst())
                .i64(t.best())
                .i64(t.risk())
                .i32(t.bars());
        int hashed = frame.length();
        keep(Stream.FILLS, hashed, frame.text(t.entryTag()).text(t.exitTag()));
    }

    @Override
    public void onEquity(EquityMark mark) {
        if (mark.isDayClose()) {
            days.add(mark);
        }
        frame.begin(FrameKind.EQUITY).i64(mark.time()).u8(mark.isDayClose() ? 1 : 0);
        frame.i64(mark.equity()).i64(mark.cash()).i64(mark.gross()).i64(mark.net());
        keep(Stream.EQUITY, frame.length(), frame);
    }

    @Override
    public void onPlot(int strategy, String name, double value, long time) {
        if (level == LogLevel.FULL) {
            frame.begin(FrameKind.PLOT).i64(time).i32(strategy).i64(Double.doubleToLongBits(value));
            write(LogLevel.FULL, frame.text(name));
        }
    }

    @Override
    public void onAmbiguous(int instrument, long barStart) {
        ambiguousBars++;
        write(LogLevel.ORDERS, frame.begin(FrameKind.AMBIGUOUS).i32(instrument).i64(barStart));
    }

    private void count(Reason reason) {
        refused.merge(reason, 1L, Long::sum);
    }

    private void keep(Stream stream, int hashed, Frame whole) {
        boolean isWritten = level.compareTo(LogLevel.ORDERS) >= 0;
        keeper.keep(stream, whole.bytes(), hashed, isWritten ? whole.length() : 0);
    }

    private void write(LogLevel atLeast, Frame whole) {
        if (level.compareTo(atLeast) >= 0) {
            keeper.keep(Stream.NONE, whole.bytes(), 0, whole.length());
        }
    }

    /// The three hashes; the recorder is used up.
    public ResultHashes finish() {
        return keeper.finish();
    }

    /// Refused orders by reason, in the reasons' order.
    public Map<Reason, Long> refused() {
        return refused;
    }

    public DailyMarks days() {
        return days;
    }

    public long orderCount() {
        return orderCount;
    }

    public long fillCount() {
        return fillCount;
    }

    public long tradeCount() {
        return tradeCount;
    }

    /// Bars whose outcome depends on the order of high and low.
    public long ambiguousBars() {
        return ambiguousBars;
    }

    public long feesPaid() {
        return feesPaid;
    }
}
