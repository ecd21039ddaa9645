package tapedeck.lab.report.page;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import tapedeck.lab.analytics.ClosedTrade;
import tapedeck.lab.analytics.MetricUnit;
import tapedeck.lab.report.model.JsonText;
import tapedeck.lab.report.model.ReportModel;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;

/// The trades that a page carries: all, or those of largest |P&L|, in closing order; as columns for its script.
final class TradeRows {
    private static final long SECOND = 1_000_000_000L;

    private final List<ClosedTrade> trades;
    private final ReportModel model;

    private TradeRows(List<ClosedTrade> trades, ReportModel model) {
        this.trades = trades;
        this.model = model;
    }

    static TradeRows largest(ReportModel model, int most) {
        List<ClosedTrade> all = model.log().trades();
        if (all.size() <= most) {
            return new TradeRows(all, model);
        }
        List<ClosedTrade> some = all.stream()
                .sorted(Comparator.comparingDouble((ClosedTrade trade) -> -Math.abs(trade.pnl()))
                        .thenComparingInt(ClosedTrade::number))
                .limit(most)
                .sorted(Comparator.comparingInt(ClosedTrade::number))
                .toList();
        return new TradeRows(some, model);
    }

    List<ClosedTrade> trades() {
        return trades;
    }

    /// Decimals of an instrument's price.
    static int decimals(Instrument instrument) {
        String tick = Fixed.format(instrument.tickSize());
        int point = tick.indexOf('.');
        return Math.max(2, point < 0 ? 0 : tick.length() - point - 1);
    }

    int priceDecimals(ClosedTrade trade) {
        return decimals(model.facts().instruments().find(trade.symbol()).orElseThrow());
    }

    static double share(double money, ClosedTrade trade) {
        double paid = Math.abs(trade.size() * trade.entryPrice());
        return paid == 0 ? 0 : money / paid;
    }

    void write(JsonText json) {
        List<String> words = words();
        json.object("trades").put("of", model.log().trades().size());
        json.array("words");
        words.forEach(json::value);
        json.endArray().array("decimals");
        model.facts().instruments().all().forEach(instrument -> json.value(decimals(instrument)));
        json.endArray().array("symbols");
        model.facts().symbols().forEach(json::value);
        json.endArray().array("rows");
        long before = 0;
        for (ClosedTrade trade : trades) {
            long entry = Math.floorDiv(trade.entryTime(), SECOND);
            json.array().value(trade.number()).value(entry - before);
            before = entry;
            json.value(Math.floorDiv(trade.exitTime(), SECOND) - entry)
                    .value(model.facts().symbols().indexOf(trade.symbol()))
                    .value(trade.isLong() ? 1 : -1)
                    .rounded(trade.size(), 8)
                    .rounded(trade.entryPrice(), 10)
                    .rounded(trade.exitPrice(), 10)
                    .rounded(Math.rint(trade.pnl() * 100) / 100, 12)
                    .rounded(trade.returnOnEntry(), 4)
                    .rounded(share(trade.mae(), trade), 3)
                    .rounded(share(trade.mfe(), trade), 3)
                    .value(trade.bars())
                    .value(words.indexOf(trade.entryTag()))
                    .value(words.indexOf(trade.exitTag()))
                    .value(words.indexOf(trade.strategy()))
                    .endArray();
        }
        json.endArray().endObject();
    }

    private List<String> words() {
        TreeSet<String> words = new TreeSet<>();
        for (ClosedTrade trade : trades) {
            words.add(trade.entryTag());
            words.add(trade.exitTag());
            words.add(trade.strategy());
        }
        return List.copyOf(words);
    }

    /// The first trades as a plain table, for readers without scripts.
    Table table(int most) {
        boolean named = model.facts().symbols().size() > 1;
        Table table = named
                ? new Table(
                        "",
                        "#",
                        "Symbol",
                        "Entry",
                        "Exit",
                        "Side",
                        "Size",
                        "Entry price",
                        "Exit price",
                        "P&L",
                        "Return",
                        "MAE",
                        "MFE",
                        "Bars",
                        "Exit by")
                : new Table(
                        "",
                        "#",
                        "Entry",
                        "Exit",
                        "Side",
                        "Size",
                        "Entry price",
                        "Exit price",
                        "P&L",
                        "Return",
                        "MAE",
                        "MFE",
                        "Bars",
                        "Exit by");
        for (ClosedTrade trade : trades.subList(0, Math.min(most, trades.size()))) {
            Table.Row row = table.row().head(Integer.toString(trade.number()));
            if (named) {
                row.cell(trade.symbol());
            }
            String tone = Words.tone(trade.pnl());
            row.cell(Words.time(trade.entryTime()))
                    .cell(Words.time(trade.exitTime()))
                    .cell(trade.isLong() ? "long" : "short")
                    .cell(Axis.trimmed(trade.size()))
                    .cell(Words.decimal(trade.entryPrice(), priceDecimals(trade)))
                    .cell(Words.decimal(trade.exitPrice(), priceDecimals(trade)))
                    .cell(Words.signed(trade.pnl(), MetricUnit.MONEY), tone)
                    .cell(Words.signedShare(trade.returnOnEntry(), 2), tone)
                    .cell(Words.signedShare(share(trade.mae(), trade), 2))
                    .cell(Words.signedShare(share(trade.mfe(), trade), 2))
                    .cell(Words.count(trade.bars()))
                    .cell(trade.exitTag().isEmpty() ? Words.NONE : trade.exitTag())
                    .end();
        }
        return table;
    }
}
