package tapedeck.live.replay;

import tapedeck.engine.EquityMark;
import tapedeck.engine.LogEntry;
import tapedeck.execution.ClosedTrade;
import tapedeck.model.Fill;
import tapedeck.model.Fixed;
import tapedeck.model.Instruments;
import tapedeck.model.Ticket;
import tapedeck.model.Times;

/// Log entries as lines that a person can compare. Stateless but for the instruments' names.
final class EntryText {
    private final Instruments instruments;

    EntryText(Instruments instruments) {
        this.instruments = instruments;
    }

    String of(LogEntry entry) {
        return switch (entry) {
            case LogEntry.Submitted each -> Times.format(each.time()) + " order " + text(each.ticket());
            case LogEntry.CancelSent each -> Times.format(each.time()) + " cancel of order " + each.orderId();
            case LogEntry.ReplaceSent each ->
                Times.format(each.time()) + " amendment of order " + each.orderId() + " to " + Fixed.format(each.size())
                        + " " + each.prices();
            case LogEntry.Denied each ->
                Times.format(each.time()) + " order " + each.orderId() + " refused: "
                        + each.reason().words() + " " + each.detail();
            case LogEntry.Filled each -> text(each.fill());
            case LogEntry.Traded each -> text(each.trade());
            case LogEntry.Marked each -> text(each.mark());
            case LogEntry.Happened each ->
                Times.format(each.time()) + " order " + each.orderId() + " " + each.what() + " ("
                        + each.reason().words() + ")";
            case LogEntry.Plotted each -> Times.format(each.time()) + " plot " + each.name() + " = " + each.value();
            case LogEntry.Ambiguous each ->
                Times.format(each.barStart()) + " ambiguous bar of " + symbol(each.instrument());
        };
    }

    /// When it happened: epoch nanoseconds.
    static long time(LogEntry entry) {
        return switch (entry) {
            case LogEntry.Submitted each -> each.time();
            case LogEntry.CancelSent each -> each.time();
            case LogEntry.ReplaceSent each -> each.time();
            case LogEntry.Denied each -> each.time();
            case LogEntry.Filled each -> each.fill().time();
            case LogEntry.Traded each -> each.trade().exitTime();
            case LogEntry.Marked each -> each.mark().time();
            case LogEntry.Happened each -> each.time();
            case LogEntry.Plotted each -> each.time();
            case LogEntry.Ambiguous each -> each.barStart();
        };
    }

    /// Whether it is something that the session decided.
    static boolean isDecision(LogEntry entry) {
        return entry instanceof LogEntry.Submitted
                || entry instanceof LogEntry.CancelSent
                || entry instanceof LogEntry.ReplaceSent
                || entry instanceof LogEntry.Denied;
    }

    private String text(Ticket ticket) {
        String size =
                ticket.isShare() ? Fixed.format(ticket.share()) + " of the free margin" : Fixed.format(ticket.size());
        return ticket.id() + " " + ticket.side() + " " + size + " " + symbol(ticket.instrument()) + " " + ticket.type()
                + (ticket.hasLimit() ? " limit " + Fixed.format(ticket.limit()) : "")
                + (ticket.hasStop() ? " stop " + Fixed.format(ticket.stop()) : "")
                + (ticket.tag().isEmpty() ? "" : " (" + ticket.tag() + ")");
    }

    private String text(Fill fill) {
        return Times.format(fill.time()) + " fill of order " + fill.orderId() + " " + fill.side() + " "
                + Fixed.format(fill.size()) + " " + symbol(fill.instrument()) + " at " + Fixed.format(fill.price())
                + " fee " + Fixed.format(fill.fee());
    }

    private String text(ClosedTrade trade) {
        return Times.format(trade.exitTime()) + " trade " + trade.number() + " of " + symbol(trade.instrument())
                + " closed, profit " + Fixed.format(trade.profit());
    }

    private static String text(EquityMark mark) {
        return Times.format(mark.time()) + " equity " + Fixed.format(mark.equity());
    }

    private String symbol(int instrument) {
        return instrument >= 0 && instrument < instruments.size()
                ? instruments.get(instrument).symbol()
                : "#" + instrument;
    }
}
