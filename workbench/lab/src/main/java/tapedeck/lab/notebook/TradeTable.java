package tapedeck.lab.notebook;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import tapedeck.lab.analytics.ClosedTrade;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Round trips as a table; times in UTC. Stateless.
final class TradeTable {
    private TradeTable() {}

    static Table of(List<ClosedTrade> trades) {
        return Table.create(
                "trades",
                StringColumn.create("symbol", trades.stream().map(ClosedTrade::symbol)),
                StringColumn.create("side", trades.stream().map(trade -> trade.isLong() ? "long" : "short")),
                times("entry", trades.stream().map(ClosedTrade::entryTime).toList()),
                times("exit", trades.stream().map(ClosedTrade::exitTime).toList()),
                numbers("size", trades.stream().mapToDouble(ClosedTrade::size).toArray()),
                numbers(
                        "entry price",
                        trades.stream().mapToDouble(ClosedTrade::entryPrice).toArray()),
                numbers(
                        "exit price",
                        trades.stream().mapToDouble(ClosedTrade::exitPrice).toArray()),
                numbers("profit", trades.stream().mapToDouble(ClosedTrade::pnl).toArray()),
                numbers("fees", trades.stream().mapToDouble(ClosedTrade::fees).toArray()),
                IntColumn.create(
                        "bars", trades.stream().mapToInt(ClosedTrade::bars).toArray()));
    }

    private static DoubleColumn numbers(String name, double[] values) {
        return DoubleColumn.create(name, values);
    }

    private static DateTimeColumn times(String name, List<Long> nanos) {
        return DateTimeColumn.create(name, nanos.stream().map(TradeTable::time));
    }

    static LocalDateTime time(long nanos) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(0, nanos), ZoneOffset.UTC);
    }
}
