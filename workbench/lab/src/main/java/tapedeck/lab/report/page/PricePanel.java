package tapedeck.lab.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import tapedeck.lab.analytics.ClosedTrade;
import tapedeck.lab.report.model.BarColumns;
import tapedeck.lab.report.model.JsonText;
import tapedeck.lab.report.model.Plot;
import tapedeck.lab.report.model.ReportModel;

/// The bars that a page carries for its price panel: all where they are few, else a coarse whole and the surroundings
/// of the trades that mattered most.
///
/// Prices go out as differences in whole steps of the last decimal: a bar takes about ten characters.
final class PricePanel {
    private static final int MOST_TRADES = 200;
    private static final int AROUND = 30;
    private static final int LONGEST = 240;
    private static final int COARSE = 1_200;

    private final ReportModel model;
    private final int budget;

    /// @param budget bars in all
    PricePanel(ReportModel model, int budget) {
        this.model = model;
        this.budget = budget;
    }

    void write(JsonText json) {
        json.array("prices");
        if (budget > 0) {
            int each = budget / Math.max(1, model.bars().size());
            model.bars().forEach(bars -> instrument(json, bars, each));
        }
        json.endArray();
    }

    private void instrument(JsonText json, BarColumns bars, int most) {
        int decimals = TradeRows.decimals(bars.instrument());
        json.object()
                .put("symbol", model.facts().symbols().indexOf(bars.instrument().symbol()));
        json.put("decimals", decimals).array("parts");
        if (bars.size() <= Math.min(most, 6_000)) {
            part(json, bars, 1, decimals);
        } else {
            int width = (bars.size() + Math.min(most, COARSE) - 1) / Math.min(most, COARSE);
            for (int[] window : windows(bars, most - COARSE)) {
                part(json, bars.folded(window[0], window[1], 1), 1, decimals);
            }
            part(json, bars.folded(0, bars.size(), width), width, decimals);
        }
        json.endArray().endObject();
    }

    /// Stretches `[from, to)` around the trades of largest |P&L|, without overlap, in order.
    private List<int[]> windows(BarColumns bars, int most) {
        TreeMap<Integer, Integer> kept = new TreeMap<>();
        int total = 0;
        for (ClosedTrade trade : largest(bars)) {
            int from = Math.max(0, bars.lastStarted(trade.entryTime()) - AROUND);
            int to = Math.min(bars.size(), bars.lastStarted(trade.exitTime()) + AROUND + 1);
            if (to - from > LONGEST + 2 * AROUND || total + to - from > most) {
                continue;
            }
            var before = kept.floorEntry(to);
            while (before != null && before.getValue() >= from) {
                from = Math.min(from, before.getKey());
                to = Math.max(to, before.getValue());
                total -= before.getValue() - before.getKey();
                kept.remove(before.getKey());
                before = kept.floorEntry(to);
            }
            kept.put(from, to);
            total += to - from;
        }
        List<int[]> windows = new ArrayList<>();
        kept.forEach((from, to) -> windows.add(new int[] {from, to}));
        return windows;
    }

    /// The trades of largest |P&L|, largest first. All but some are left out before they are sorted: a large run has
    /// many.
    private List<ClosedTrade> largest(BarColumns bars) {
        List<ClosedTrade> traded = new ArrayList<>();
        for (ClosedTrade trade : model.log().trades()) {
            if (trade.symbol().equals(bars.instrument().symbol())) {
                traded.add(trade);
            }
        }
        double least = TradeRows.least(traded, MOST_TRADES);
        traded.removeIf(trade -> Math.abs(trade.pnl()) < least);
        traded.sort(Comparator.comparingDouble((ClosedTrade trade) -> -Math.abs(trade.pnl()))
                .thenComparingInt(ClosedTrade::number));
        return traded.subList(0, Math.min(MOST_TRADES, traded.size()));
    }

    private void part(JsonText json, BarColumns bars, int width, int decimals) {
        long unit = 1;
        for (int i = decimals; i < 8; i++) {
            unit *= 10;
        }
        int n = bars.size();
        long[] seconds = new long[n];
        long[] open = new long[n];
        long[] high = new long[n];
        long[] low = new long[n];
        long[] close = new long[n];
        long last = 0;
        for (int i = 0; i < n; i++) {
            seconds[i] = Math.floorDiv(bars.startAt(i), 1_000_000_000L);
            long first = Math.round((double) bars.openAt(i) / unit);
            long end = Math.round((double) bars.closeAt(i) / unit);
            open[i] = first - last;
            high[i] = Math.round((double) bars.highAt(i) / unit) - Math.max(first, end);
            low[i] = Math.min(first, end) - Math.round((double) bars.lowAt(i) / unit);
            close[i] = end - first;
            last = end;
        }
        json.object().put("fold", width);
        PackedColumn.times(json, "t", seconds);
        PackedColumn.write(json, "o", open);
        PackedColumn.write(json, "h", high);
        PackedColumn.write(json, "l", low);
        PackedColumn.write(json, "c", close);
        json.array("plots");
        model.log().plots().forEach(plot -> plot(json, plot, bars));
        json.endArray().endObject();
    }

    private static void plot(JsonText json, Plot plot, BarColumns bars) {
        double[] values = new double[bars.size()];
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = plot.lastIn(bars.startAt(i), bars.endAt(i));
            if (Double.isFinite(values[i])) {
                least = Math.min(least, values[i]);
                greatest = Math.max(greatest, values[i]);
            }
            lowest = Math.min(lowest, bars.lowAt(i) / 1e8);
            highest = Math.max(highest, bars.highAt(i) / 1e8);
        }
        if (least > greatest) {
            return;
        }
        // An oscillator has a scale of its own; an average belongs on the price's.
        boolean isPrice = least > lowest * 0.6 && greatest < highest * 1.7;
        json.object().put("name", plot.name()).put("price", isPrice);
        PackedColumn.line(json, "v", values, PageData.DIGITS);
        json.endObject();
    }
}
