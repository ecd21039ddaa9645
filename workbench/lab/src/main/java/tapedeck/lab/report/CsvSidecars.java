package tapedeck.lab.report;

import java.nio.charset.StandardCharsets;
import tapedeck.lab.analytics.ClosedTrade;
import tapedeck.lab.analytics.DailySeries;
import tapedeck.lab.analytics.Decimals;
import tapedeck.lab.report.model.ReportModel;
import tapedeck.model.Interval;
import tapedeck.model.Times;

/// The report's tables for programs: `trades.csv` and `equity.csv`.
///
/// Pure: the same model gives the same bytes. An object is one file under construction.
final class CsvSidecars {
    private static final int DECIMALS = 8;
    private static final int SHARE_DECIMALS = 12;

    private final StringBuilder out;
    private boolean isFirst = true;
    private long day = Long.MIN_VALUE;
    private String date = "";

    private CsvSidecars(int room) {
        out = new StringBuilder(room);
    }

    /// Every closed trade, one line each.
    static byte[] trades(ReportModel model) {
        CsvSidecars csv = new CsvSidecars(256 + 200 * model.log().trades().size());
        csv.out
                .append("number,strategy,symbol,side,entry_time,exit_time,size,entry_price,exit_price,")
                .append("pnl,fees,return,mae,mfe,bars,initial_risk,entry_tag,exit_tag\n");
        model.log().trades().forEach(csv::trade);
        return csv.bytes();
    }

    private void trade(ClosedTrade trade) {
        whole(trade.number()).text(trade.strategy()).text(trade.symbol());
        text(trade.isLong() ? "long" : "short");
        time(trade.entryTime()).time(trade.exitTime()).fixed(trade.size());
        fixed(trade.entryPrice()).fixed(trade.exitPrice()).fixed(trade.pnl()).fixed(trade.fees());
        share(trade.returnOnEntry()).fixed(trade.mae()).fixed(trade.mfe()).whole(trade.bars());
        if (trade.initialRisk().isPresent()) {
            fixed(trade.initialRisk().getAsDouble());
        } else {
            cell();
        }
        text(trade.entryTag()).text(trade.exitTag()).end();
    }

    /// The account at each daily close.
    static byte[] equity(ReportModel model) {
        DailySeries series = model.series();
        boolean hasBenchmark = model.benchmark().isPresent();
        CsvSidecars csv = new CsvSidecars(64 + 90 * series.size());
        csv.out
                .append("date,equity,return,drawdown")
                .append(hasBenchmark ? ",benchmark_return" : "")
                .append('\n');
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

    private StringBuilder cell() {
        if (!isFirst) {
            out.append(',');
        }
        isFirst = false;
        return out;
    }

    private CsvSidecars whole(long number) {
        cell().append(number);
        return this;
    }

    /// Shares to a billionth of a per mille, which is less than a cent of any account.
    private CsvSidecars share(double number) {
        Decimals.appendTrimmed(cell(), number, SHARE_DECIMALS);
        return this;
    }

    private CsvSidecars fixed(double number) {
        Decimals.appendTrimmed(cell(), number, DECIMALS);
        return this;
    }

    private CsvSidecars date(long epochDay) {
        cell().append(dateOf(epochDay));
        return this;
    }

    private String dateOf(long epochDay) {
        if (epochDay != day) {
            day = epochDay;
            date = java.time.LocalDate.ofEpochDay(epochDay).toString();
        }
        return date;
    }

    /// As [Times#format]; times of one day share its date.
    private CsvSidecars time(long time) {
        long ofDay = Math.floorMod(time, Interval.DAY);
        if (ofDay % Interval.SECOND != 0) {
            cell().append(Times.format(time));
            return this;
        }
        int second = (int) (ofDay / Interval.SECOND);
        cell().append(dateOf(Math.floorDiv(time, Interval.DAY))).append('T');
        two(second / 3600).append(':');
        two(second / 60 % 60).append(':');
        two(second % 60).append('Z');
        return this;
    }

    private StringBuilder two(int number) {
        return out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    private CsvSidecars text(String text) {
        // A cell that begins like a formula would be run by a spreadsheet.
        boolean isFormula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = isFormula ? "'" + text : text;
        boolean isPlain = true;
        for (int i = 0; i < safe.length(); i++) {
            isPlain &= ",\"\r\n".indexOf(safe.charAt(i)) < 0;
        }
        cell().append(isPlain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"");
        return this;
    }

    private void end() {
        out.append('\n');
        isFirst = true;
    }

    private byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
