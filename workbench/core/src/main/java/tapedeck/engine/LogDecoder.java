package tapedeck.engine;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import tapedeck.execution.ClosedTrade;
import tapedeck.model.Currency;
import tapedeck.model.DataException;
import tapedeck.model.Fill;
import tapedeck.model.Instruments;
import tapedeck.model.OrderType;
import tapedeck.model.Reason;
import tapedeck.model.Side;
import tapedeck.model.Ticket;
import tapedeck.model.TimeInForce;

/// Reads frames of an event log back into entries: the mirror of [RunRecorder].
public final class LogDecoder {
    private final Currency[] currencies;

    /// @param instruments of the run, for the currencies of fees
    public LogDecoder(Instruments instruments) {
        currencies = instruments.all().stream().map(i -> i.currency()).toArray(Currency[]::new);
    }

    /// One frame as an entry.
    public LogEntry decode(byte[] frame, int length) {
        ByteBuffer in = ByteBuffer.wrap(frame, 0, length).order(ByteOrder.LITTLE_ENDIAN);
        try {
            return decode(in.get(), in);
        } catch (BufferUnderflowException | ArrayIndexOutOfBoundsException e) {
            throw new DataException(
                    "TD-D040",
                    "events.log",
                    "a frame of kind " + frame[0] + " is too short",
                    "the log is damaged: run it again");
        }
    }

    private LogEntry decode(byte kind, ByteBuffer in) {
        return switch (kind) {
            case FrameKind.SUBMIT -> submitted(in);
            case FrameKind.CANCEL -> {
                long id = in.getLong();
                long time = in.getLong();
                yield new LogEntry.CancelSent(id, in.getInt(), time);
            }
            case FrameKind.REPLACE -> {
                long id = in.getLong();
                long time = in.getLong();
                yield new LogEntry.ReplaceSent(id, in.getInt(), in.getLong(), prices(in), time);
            }
            case FrameKind.DENY -> {
                long id = in.getLong();
                long time = in.getLong();
                yield new LogEntry.Denied(id, in.getInt(), Reason.values()[in.getInt()], text(in), time);
            }
            case FrameKind.FILL -> new LogEntry.Filled(fill(in));
            case FrameKind.TRADE -> new LogEntry.Traded(trade(in));
            case FrameKind.EQUITY -> {
                long time = in.getLong();
                boolean isDayClose = in.get() == 1;
                yield new LogEntry.Marked(
                        new EquityMark(time, isDayClose, in.getLong(), in.getLong(), in.getLong(), in.getLong()));
            }
            case FrameKind.PLOT -> {
                long time = in.getLong();
                int strategy = in.getInt();
                double value = Double.longBitsToDouble(in.getLong());
                yield new LogEntry.Plotted(strategy, text(in), value, time);
            }
            case FrameKind.AMBIGUOUS -> new LogEntry.Ambiguous(in.getInt(), in.getLong());
            default -> happened(kind, in);
        };
    }

    private static LogEntry happened(byte kind, ByteBuffer in) {
        String what = switch (kind) {
            case FrameKind.ACCEPTED -> "accepted";
            case FrameKind.REJECTED -> "rejected";
            case FrameKind.TRIGGERED -> "triggered";
            case FrameKind.REPLACED -> "replaced";
            case FrameKind.REPLACE_REJECTED -> "replace rejected";
            case FrameKind.CANCELED -> "canceled";
            case FrameKind.CANCEL_REJECTED -> "cancel rejected";
            case FrameKind.EXPIRED -> "expired";
            case FrameKind.BUSTED -> "busted";
            case FrameKind.UNKNOWN -> "unknown";
            default ->
                throw new DataException(
                        "TD-D041",
                        "events.log",
                        "a frame of unknown kind " + kind,
                        "it was written by a newer version");
        };
        long id = in.getLong();
        long time = in.getLong();
        int strategy = in.getInt();
        boolean hasReason = kind == FrameKind.REJECTED
                || kind == FrameKind.REPLACE_REJECTED
                || kind == FrameKind.CANCELED
                || kind == FrameKind.CANCEL_REJECTED;
        return new LogEntry.Happened(what, id, strategy, hasReason ? Reason.values()[in.getInt()] : Reason.NONE, time);
    }

    private static LogEntry submitted(ByteBuffer in) {
        long id = in.getLong();
        long time = in.getLong();
        int strategy = in.getInt();
        int instrument = in.getInt();
        Side side = Side.of(in.get());
        OrderType type = OrderType.values()[in.get()];
        TimeInForce timeInForce = TimeInForce.values()[in.get()];
        byte flags = in.get();
        long size = in.getLong();
        long share = in.getLong();
        Ticket.Prices prices = prices(in);
        long expire = in.getLong();
        long parent = in.getLong();
        Ticket ticket = new Ticket(
                id,
                strategy,
                instrument,
                side,
                type,
                timeInForce,
                size,
                share,
                prices,
                expire,
                (flags & 1) != 0,
                (flags & 2) != 0,
                parent,
                text(in));
        return new LogEntry.Submitted(ticket, time);
    }

    private static Ticket.Prices prices(ByteBuffer in) {
        return new Ticket.Prices(in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }

    private Fill fill(ByteBuffer in) {
        long orderId = in.getLong();
        long time = in.getLong();
        int strategy = in.getInt();
        int instrument = in.getInt();
        Side side = Side.of(in.get());
        boolean isMaker = in.get() == 1;
        long price = in.getLong();
        long size = in.getLong();
        long fee = in.getLong();
        return new Fill(
                orderId,
                strategy,
                instrument,
                side,
                price,
                size,
                fee,
                currencies[instrument],
                isMaker,
                in.getLong(),
                in.getLong(),
                time);
    }

    private static ClosedTrade trade(ByteBuffer in) {
        return new ClosedTrade(
                in.getLong(),
                in.getInt(),
                in.getInt(),
                in.get() == 1,
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getInt(),
                text(in),
                text(in));
    }

    private static String text(ByteBuffer in) {
        byte[] utf8 = new byte[in.getInt()];
        in.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
