package tapedeck.lab.report;

import java.util.List;
import tapedeck.lab.analytics.ClosedTrade;
import tapedeck.lab.analytics.DailySeries;
import tapedeck.lab.report.model.ReportModel;

/// The report's tables for programs: `trades.csv` and `equity.csv`.
///
/// Pure: the same model gives the same bytes.
final class CsvSidecars {
    private CsvSidecars() {}

    /// Every closed trade, one line each.
    static byte[] trades(ReportModel model) {
        List<ClosedTrade> trades = model.log().trades();
        CsvText csv = new CsvText(
                256 + 200 * trades.size(),
                "number,strategy,symbol,side,entry_time,exit_time,size,entry_price,exit_price,"
                        + "pnl,fees,return,mae,mfe,bars,initial_risk,entry_tag,exit_tag");
        for (ClosedTrade trade : trades) {
            write(csv, trade);
        }
        return csv.bytes();
    }

    private static void write(CsvText csv, ClosedTrade trade) {
        csv.whole(trade.number()).text(trade.strategy()).text(trade.symbol());
        csv.text(trade.isLong() ? "long" : "short");
        csv.time(trade.entryTime()).time(trade.exitTime()).fixed(trade.size());
        csv.fixed(trade.entryPrice())
                .fixed(trade.exitPrice())
                .fixed(trade.pnl())
                .fixed(trade.fees());
        csv.share(trade.returnOnEntry()).fixed(trade.mae()).fixed(trade.mfe()).whole(trade.bars());
        if (trade.initialRisk().isPresent()) {
            csv.fixed(trade.initialRisk().getAsDouble());
        } else {
            csv.empty();
        }
        csv.text(trade.entryTag()).text(trade.exitTag()).end();
    }

    /// The account at each daily close.
    static byte[] equity(ReportModel model) {
        DailySeries series = model.series();
        boolean hasBenchmark = model.benchmark().isPresent();
        String heading = "date,equity,return,drawdown" + (hasBenchmark ? ",benchmark_return" : "");
        CsvText csv = new CsvText(64 + 90 * series.size(), heading);
        double[] drawdowns = series.drawdowns();
        for (int i = 0; i < series.size(); i++) {
            csv.date(series.dayAt(i)).fixed(series.moneyAt(i));
            csv.share(series.returnAt(i)).share(drawdowns[i]);
            if (hasBenchmark) {
                csv.share(model.benchmark().get().series().returnAt(i));
            }
            csv.end();
        }
        return csv.bytes();
    }
}
