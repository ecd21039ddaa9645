package tapedeck.live.session;

import java.util.SortedMap;
import java.util.TreeMap;
import tapedeck.live.feed.FeedReader;
import tapedeck.model.Fixed;

/// Where a live session stands, or what it came to.
///
/// @param startEquity at 1e-8
/// @param equity      at 1e-8, at the last prices
/// @param feed        what its reader met
/// @param reason      why it ended; empty while it runs
public record LiveSummary(
        long bars,
        long orders,
        long fills,
        long refused,
        long openPositions,
        long startEquity,
        long equity,
        FeedReader.Counters feed,
        String reason) {

    /// Ticks the session took in.
    public long ticks() {
        return feed.ticks();
    }

    /// As sorted lines, for the status file.
    SortedMap<String, String> lines() {
        SortedMap<String, String> lines = new TreeMap<>();
        lines.put("state", reason.isEmpty() ? "running" : "ended: " + reason);
        lines.put("bars", Long.toString(bars));
        lines.put("orders", Long.toString(orders));
        lines.put("fills", Long.toString(fills));
        lines.put("refused", Long.toString(refused));
        lines.put("positions", Long.toString(openPositions));
        lines.put("equity", Fixed.format(equity, 2));
        lines.put("equity.start", Fixed.format(startEquity, 2));
        lines.put("feed.ticks", Long.toString(feed.ticks()));
        lines.put("feed.conflated", Long.toString(feed.conflated()));
        lines.put("feed.lost", Long.toString(feed.lost()));
        lines.put("feed.retries", Long.toString(feed.retries()));
        lines.put("feed.unsettled", Long.toString(feed.unsettled()));
        return lines;
    }
}
