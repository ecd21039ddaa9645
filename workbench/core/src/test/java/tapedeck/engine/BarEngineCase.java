package tapedeck.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tapedeck.execution.AccountSettings;
import tapedeck.execution.ClosedTrade;
import tapedeck.execution.Margin;
import tapedeck.model.AssetClass;
import tapedeck.model.Currency;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.Ticket;
import tapedeck.model.Times;
import tapedeck.model.TradingCalendar;
import tapedeck.model.Verdict;
import tapedeck.testing.Json;
import tapedeck.testing.Runs;

/// One outside backtest, its conventions turned into our configuration.
///
/// | theirs | ours |
/// |---|---|
/// | `commission` rate, or [fixed, rate] | fee PERCENT, FIXED_RELATIVE |
/// | `spread` | slippage ENTRY_SHARE |
/// | `margin` m | leverage 1 / m |
/// | `trade_on_close` | fills at close |
/// | `finalize_trades` | at end LAST_OPEN; where orders fill at closes [StopBeforeTheLastBar] |
/// | stop looked at before the target | in-bar order WORST |
/// | whole units | lot of one, prices not on a grid |
final class BarEngineCase {
    final MemoryData data;
    final long[] closes;
    private final long[] opens;
    private final Json json;
    private final int bars;

    BarEngineCase(Json json, Path csv) throws IOException {
        this(json, Files.readAllLines(csv, StandardCharsets.UTF_8));
    }

    /// @param csv a heading, then date, open, high, low, close and volume of each day
    BarEngineCase(Json json, List<String> csv) {
        this.json = json;
        List<String> lines = csv.subList(1, csv.size());
        closes = new long[lines.size()];
        opens = new long[lines.size()];
        long[] days = new long[lines.size()];
        long[] ends = new long[lines.size()];
        for (int i = 0; i < days.length; i++) {
            LocalDate date = LocalDate.parse(lines.get(i).substring(0, 10));
            days[i] = date.toEpochDay();
            opens[i] = Times.startOf(date) + 14 * Interval.HOUR;
            ends[i] = opens[i] + 6 * Interval.HOUR;
        }
        bars = days.length;
        Instrument instrument = new Instrument(
                0,
                "GOOG",
                AssetClass.STOCK,
                Currency.USD,
                1,
                Fixed.ONE,
                Fixed.ONE,
                TradingCalendar.ofSessions("GOOG", "UTC", 252, days, opens, ends));
        var builder = new MemoryData.Builder(List.of(instrument), new Interval(Interval.DAY), 0);
        for (int i = 0; i < bars; i++) {
            String[] cells = lines.get(i).split(",", -1);
            long[] prices = {Fixed.parse(cells[1]), Fixed.parse(cells[2]), Fixed.parse(cells[3]), Fixed.parse(cells[4])
            };
            closes[i] = prices[3];
            builder.add(0, opens[i], prices, Long.parseLong(cells[5]));
        }
        data = builder.build();
    }

    /// What our engine makes of it.
    ///
    /// @param equity at each bar's close, at 1e-8
    record Outcome(List<ClosedTrade> trades, List<Long> equity, long feesPaid) {}

    Outcome play() {
        Json options = json.get("backtest_kwargs");
        double margin = options.has("margin") ? options.get("margin").real() : 1;
        var account = new AccountSettings(
                Fixed.fromDouble(options.get("cash").real()), Currency.USD, Fixed.fromDouble(1 / margin), true);
        var strategy = BarEngineStrategies.of(
                json.get("strategy").text(), json.get("params"), isSet(options, "exclusive_orders"));
        boolean isAtClose = isSet(options, "trade_on_close");
        Runs.Result result = Runs.run()
                .account(account)
                .execution(settings(options))
                .margin(broker -> new PerUnitFixedFee(broker, fixedFee(options)))
                .of(
                        data,
                        isAtClose
                                ? new StopBeforeTheLastBar(strategy, bars, isSet(options, "finalize_trades"))
                                : strategy);
        List<ClosedTrade> trades = new ArrayList<>();
        long[] equity = new long[bars];
        for (LogEntry entry : result.log()) {
            if (entry instanceof LogEntry.Traded traded) {
                trades.add(traded.trade());
            }
        }
        DailyMarks days = result.summary().days();
        for (int i = 0; i < days.size(); i++) {
            equity[barOf(days.time(i))] = days.equity(i);
        }
        return new Outcome(
                trades, Arrays.stream(equity).boxed().toList(), result.summary().feesPaid());
    }

    private static ExecutionSettings settings(Json options) {
        ExecutionSettings free = ExecutionSettings.FREE;
        long spread =
                options.has("spread") ? Fixed.fromDouble(options.get("spread").real()) : 0;
        return new ExecutionSettings(
                isSet(options, "trade_on_close"),
                new ExecutionSettings.Fee(
                        ExecutionSettings.Fee.FeeKind.FIXED_RELATIVE, fixedFee(options), relativeFee(options), 0),
                new ExecutionSettings.Slippage(ExecutionSettings.Slippage.SlippageKind.ENTRY_SHARE, spread),
                free.latency(),
                free.liquidity(),
                IntrabarOrder.WORST,
                isSet(options, "finalize_trades") && !isSet(options, "trade_on_close")
                        ? EndOfRun.LAST_OPEN
                        : EndOfRun.KEEP);
    }

    private static boolean isSet(Json options, String name) {
        return options.has(name) && Boolean.TRUE.equals(options.get(name).value());
    }

    private static boolean isPair(Json options) {
        return options.has("commission") && options.get("commission").value() instanceof List;
    }

    private static long fixedFee(Json options) {
        return isPair(options)
                ? Fixed.fromDouble(options.get("commission").get(0).real())
                : 0;
    }

    private static long relativeFee(Json options) {
        if (!options.has("commission")) {
            return 0;
        }
        Json commission = options.get("commission");
        return Fixed.fromDouble(isPair(options) ? commission.get(1).real() : commission.real());
    }

    /// The bar during which, or at whose close, something happened.
    int barOf(long time) {
        int at = Arrays.binarySearch(opens, 0, bars, time);
        return at >= 0 ? at : -at - 2;
    }

    /// Where all of the margin is used, a fixed fee counts once per unit: their way of finding the size.
    private record PerUnitFixedFee(Margin broker, long fixed) implements Margin {
        @Override
        public Verdict check(Ticket ticket, long price, long size, long fee) {
            return broker.check(ticket, price, size, fee);
        }

        @Override
        public long sizeForShare(Ticket ticket, long price, FeeSchedule fees) {
            // nothing may be left over to the last digit: their floor is of a little less than what there is
            return broker.sizeForShare(
                    ticket, price, (t, p, s) -> fees.fee(t, p, s) - fixed + Fixed.multiply(fixed, s) + 1);
        }

        @Override
        public void onTraded(Ticket ticket, long size) {
            broker.onTraded(ticket, size);
        }

        @Override
        public void onReported(Ticket ticket, long size) {
            broker.onReported(ticket, size);
        }

        @Override
        public long reducible(Ticket ticket) {
            return broker.reducible(ticket);
        }
    }
}
