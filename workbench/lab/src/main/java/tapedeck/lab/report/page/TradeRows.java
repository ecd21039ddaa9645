package tapedeck.lab.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
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
        double least = least(all, most);
        // Of equals at the limit the earlier ones stay.
        int ofLeast = most;
        for (ClosedTrade trade : all) {
            ofLeast -= Math.abs(trade.pnl()) > least ? 1 : 0;
        }
        List<ClosedTrade> some = new ArrayList<>(most);
        for (ClosedTrade trade : all) {
            double size = Math.abs(trade.pnl());
            if (size > least || (size == least && ofLeast-- > 0)) {
                some.add(trade);
            }
        }
        return new TradeRows(some, model);
    }

    /// The least |P&L| among so many trades of largest |P&L|; zero where there are no more.
    static double least(List<ClosedTrade> all, int most) {
        if (all.size() <= most) {
            return 0;
        }
        double[] sizes = new double[all.size()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(all.get(i).pnl());
        }
        Arrays.sort(sizes);
        return sizes[sizes.length - most];
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
        return trade.shareOfEntry(money);
    }

    void write(JsonText json) {
        List<String> words = words();
        List<String> symbols = model.facts().symbols();
        json.object("trades").put("of", model.log().trades().size());
        json.array("words");
        words.forEach(json::value);
        json.endArray().array("decimals");
        model.facts().instruments().all().forEach(instrument -> json.value(decimals(instrument)));
        json.endArray().array("symbols");
        symbols.forEach(json::value);
        json.endArray();
        steps(json, "n", trade -> trade.number());
        times(json);
        steps(json, "symbol", trade -> symbols.indexOf(trade.symbol()));
        steps(json, "side", trade -> trade.isLong() ? 1 : -1);
        sizes(json);
        prices(json);
        numbers(json, "pnl", trade -> Math.rint(trade.pnl() * 100));
        numbers(json, "return", trade -> Math.rint(trade.returnOnEntry() * 1e6));
        numbers(json, "mae", trade -> Math.rint(share(trade.mae(), trade) * 1e6));
        numbers(json, "mfe", trade -> Math.rint(share(trade.mfe(), trade) * 1e6));
        steps(json, "bars", trade -> trade.bars());
        steps(json, "entryTag", trade -> words.indexOf(trade.entryTag()));
        steps(json, "exitTag", trade -> words.indexOf(trade.exitTag()));
        steps(json, "strategy", trade -> words.indexOf(trade.strategy()));
        json.endObject();
    }

    private long[] column(ToLongFunction<ClosedTrade> value) {
        long[] column = new long[trades.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = value.applyAsLong(trades.get(i));
        }
        return column;
    }

    private void steps(JsonText json, String name, ToLongFunction<ClosedTrade> value) {
        PackedColumn.steps(json, name, column(value));
    }

    private void numbers(JsonText json, String name, ToDoubleFunction<ClosedTrade> value) {
        PackedColumn.write(json, name, column(trade -> (long) value.applyAsDouble(trade)));
    }

    private void times(JsonText json) {
        long[] entries = column(trade -> Math.floorDiv(trade.entryTime(), SECOND));
        long[] exits = column(trade -> Math.floorDiv(trade.exitTime(), SECOND));
        for (int i = 0; i < exits.length; i++) {
            exits[i] -= entries[i];
        }
        PackedColumn.times(json, "entry", entries);
        PackedColumn.times(json, "held", exits);
    }

    /// Sizes in the largest unit that all are whole in, which is the lot or a multiple of it.
    private void sizes(JsonText json) {
        long[] sizes = column(trade -> Math.round(trade.size() * Fixed.ONE));
        long unit = 0;
        for (long size : sizes) {
            unit = PackedColumn.common(unit, size);
        }
        unit = Math.max(1, unit);
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] /= unit;
        }
        json.name("lot").exact(Fixed.toDouble(unit));
        PackedColumn.write(json, "size", sizes);
    }

    /// Prices in their last decimal: an entry from the exit before, an exit from its entry.
    private void prices(JsonText json) {
        long[] entries = new long[trades.size()];
        long[] exits = new long[trades.size()];
        long before = 0;
        for (int i = 0; i < entries.length; i++) {
            double unit = StrictMath.pow(10, priceDecimals(trades.get(i)));
            long entry = Math.round(trades.get(i).entryPrice() * unit);
            long exit = Math.round(trades.get(i).exitPrice() * unit);
            entries[i] = entry - before;
            exits[i] = exit - entry;
            before = exit;
        }
        PackedColumn.write(json, "in", entries);
        PackedColumn.write(json, "out", exits);
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
