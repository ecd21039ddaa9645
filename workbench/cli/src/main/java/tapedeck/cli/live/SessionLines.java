package tapedeck.cli.live;

import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Table;
import tapedeck.live.feed.FeedReader;
import tapedeck.live.session.LiveSummary;
import tapedeck.live.session.SessionFolder;
import tapedeck.model.Fixed;

/// The end of a session, for people and for programs. Stateless.
final class SessionLines {
    private SessionLines() {}

    static void report(Invocation invocation, SessionFolder folder, LiveSummary summary) {
        Console console = invocation.console();
        FeedReader.Counters feed = summary.feed();
        console.line("session " + folder.name() + " ended (" + summary.reason() + ")");
        console.print(new Table("", "")
                .row(
                        "ticks",
                        Figures.count(summary.ticks()) + "   conflated " + Figures.count(feed.conflated())
                                + ", lost " + Figures.count(feed.lost()) + ", torn and read again "
                                + Figures.count(feed.retries()) + ", unsettled " + Figures.count(feed.unsettled()))
                .row("bars", Figures.count(summary.bars()))
                .row("orders", Figures.count(summary.orders()) + "   refused " + Figures.count(summary.refused()))
                .row("fills", Figures.count(summary.fills()))
                .row("open positions", Figures.count(summary.openPositions()))
                .row(
                        "equity",
                        Figures.decimal(Fixed.toDouble(summary.equity()), 2) + "   "
                                + Figures.signed(Fixed.toDouble(summary.equity() - summary.startEquity()), 2)));
        console.line("tape    " + invocation.workspace().relative(folder.tape()) + "   check it: tapedeck replay "
                + folder.name());
        console.json(JsonObject.of("tapedeck.session/1")
                .put("ok", true)
                .put("session", folder.name())
                .put("reason", summary.reason())
                .put("ticks", summary.ticks())
                .put("conflated", feed.conflated())
                .put("lost", feed.lost())
                .put("retries", feed.retries())
                .put("unsettled", feed.unsettled())
                .put("bars", summary.bars())
                .put("orders", summary.orders())
                .put("refused", summary.refused())
                .put("fills", summary.fills())
                .put("openPositions", summary.openPositions())
                .put("startEquity", Fixed.toDouble(summary.startEquity()))
                .put("equity", Fixed.toDouble(summary.equity()))
                .put("tape", folder.tape().toString()));
    }
}
