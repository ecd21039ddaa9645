package tapedeck.engine;

import tapedeck.execution.ClosedTrade;
import tapedeck.model.Fill;
import tapedeck.model.Fixed;
import tapedeck.model.Instruments;
import tapedeck.model.Reason;
import tapedeck.model.Ticket;
import tapedeck.model.Times;

/// Entries of an event log as lines for people: time, what happened, the figures.
public final class LogText {
    private final Instruments instruments;

    public LogText(Instruments instruments) {
        this.instruments = instruments;
    }

    /// One line without its end.
    public String of(LogEntry entry) {
        return switch (entry) {
            case LogEntry.Submitted e -> Times.format(e.time()) + " order #" + ticket(e.ticket());
            case LogEntry.CancelSent e -> Times.format(e.time()) + " cancel #" + e.orderId();
            case LogEntry.ReplaceSent e ->
                Times.format(e.time()) + " amend #" + e.orderId() + " to " + Fixed.format(e.size())
                        + prices(e.prices());
            case LogEntry.Denied e ->
                Times.format(e.time()) + " denied #" + e.orderId() + ": "
                        + e.reason().words() + detail(e.detail());
            case LogEntry.Filled e -> fill(e.fill());
            case LogEntry.Traded e -> trade(e.trade());
            case LogEntry.Marked e ->
                Times.format(e.mark().time()) + (e.mark().isDayClose() ? " close" : " mark") + " equity "
                        + Fixed.format(e.mark().equity(), 2);
            case LogEntry.Happened e ->
                Times.format(e.time()) + " " + e.what() + " #" + e.orderId()
                        + (e.reason() == Reason.NONE ? "" : ": " + e.reason().words());
            case LogEntry.Plotted e -> Times.format(e.time()) + " plot " + e.name() + " " + e.value();
            case LogEntry.Ambiguous e ->
                Times.format(e.barStart()) + " ambiguous bar of "
                        + instruments.get(e.instrument()).symbol();
        };
    }

    private static String detail(String text) {
        return text.isEmpty() ? "" : " (" + text + ")";
    }

    private String ticket(Ticket t) {
        String size = t.isShare() ? Fixed.format(t.share()) + " of the margin" : Fixed.format(t.size());
        return t.id() + " strategy " + t.strategy() + " " + t.side() + " " + size + " "
                + instruments.get(t.instrument()).symbol() + " " + t.type() + " " + t.timeInForce()
                + prices(t.prices())
                + (t.isReduceOnly() ? " reduce-only" : "")
                + (t.isPostOnly() ? " post-only" : "")
                + (t.parent() == 0 ? "" : " protects #" + t.parent())
                + (t.tag().isEmpty() ? "" : " \"" + t.tag() + "\"");
    }

    private static String prices(Ticket.Prices p) {
        return price(" limit ", p.limit())
                + price(" stop ", p.stop())
                + price(" trail ", p.trail())
                + price(" trail share ", p.trailRatio());
    }

    private static String price(String name, long value) {
        return value == 0 ? "" : name + Fixed.format(value);
    }

    private String fill(Fill f) {
        return Times.format(f.time()) + " fill #" + f.orderId() + " " + f.side() + " " + Fixed.format(f.size()) + " "
                + instruments.get(f.instrument()).symbol() + " at " + Fixed.format(f.price()) + " fee "
                + Fixed.format(f.fee());
    }

    private String trade(ClosedTrade t) {
        return Times.format(t.exitTime()) + " trade " + t.number() + " " + (t.isLong() ? "long " : "short ")
                + Fixed.format(t.size()) + " " + instruments.get(t.instrument()).symbol() + " "
                + Fixed.format(t.entryPrice()) + " to " + Fixed.format(t.exitPrice()) + " profit "
                + Fixed.format(t.profit(), 2);
    }
}
