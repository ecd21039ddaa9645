package tapedeck.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tapedeck.engine.ExecutionSettings;
import tapedeck.engine.IntrabarOrder;
import tapedeck.engine.MemoryData;
import tapedeck.indicator.Series;
import tapedeck.model.AssetClass;
import tapedeck.model.Currency;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.Order;
import tapedeck.model.OrderEvent;
import tapedeck.model.Reason;
import tapedeck.model.TimeInForce;
import tapedeck.model.TradingCalendar;
import tapedeck.strategy.Desk;

/// Reads one row of a table of fills, runs it and says what came of it in the table's own words.
///
/// Bars are minutes, `open high low close`, separated by `;`, a missing one is `-`; two of them make a session. Orders
/// are `after-bar verb …`, separated by `;`. Every bar trades 1,000 units.
public final class GoldenFills {
    private static final int SESSIONS = 50;

    private final Runs runs = Runs.run();

    /// @param venue words that change the venue: `pessimistic`, `worst`, `best`, `close`, `slip 2`, `share 10`
    public GoldenFills(String venue) {
        ExecutionSettings s = ExecutionSettings.FREE;
        String[] words = venue.split(" ", -1);
        boolean atClose = words[0].equals("close");
        var slippage = words[0].equals("slip")
                ? new ExecutionSettings.Slippage(
                        ExecutionSettings.Slippage.SlippageKind.TICKS, Long.parseLong(words[1]))
                : s.slippage();
        var liquidity = switch (words[0]) {
            case "pessimistic" ->
                new ExecutionSettings.Liquidity(ExecutionSettings.Liquidity.LiquidityKind.PESSIMISTIC, 0);
            case "share" ->
                new ExecutionSettings.Liquidity(
                        ExecutionSettings.Liquidity.LiquidityKind.PARTICIPATION,
                        Long.parseLong(words[1]) * Fixed.ONE / 100);
            default -> s.liquidity();
        };
        boolean isOrder = words[0].equals("worst") || words[0].equals("best");
        var intrabar = isOrder ? IntrabarOrder.valueOf(words[0].toUpperCase(Locale.ROOT)) : s.intrabar();
        runs.execution(new ExecutionSettings(atClose, s.fee(), slippage, s.latency(), liquidity, intrabar));
    }

    /// What a row came to.
    ///
    /// @param fills `+1 @ 102 00:01`, separated by `; `
    /// @param ends  other ends of orders, `#1 Canceled LINKED`
    public record Outcome(String fills, String ends, long ambiguousBars) {}

    public Outcome play(String bars, String orders) {
        Script script = new Script();
        for (String line : cells(orders, ";")) {
            String[] words = line.split(" +", -1);
            script.also(Integer.parseInt(words[0]), (desk, series) -> act(words, desk, series));
        }
        Runs.Result result = runs.of(data(bars), script);
        String ends = script.heard().stream()
                .filter(e -> !(e instanceof OrderEvent.Accepted
                        || e instanceof OrderEvent.Filled
                        || e instanceof OrderEvent.Triggered))
                .map(e -> "#" + e.orderId() + " " + e.getClass().getSimpleName() + reason(e))
                .collect(Collectors.joining("; "));
        return new Outcome(
                String.join("; ", result.fillTexts()),
                ends,
                result.summary().counts().ambiguousBars());
    }

    private static String reason(OrderEvent event) {
        Reason reason = switch (event) {
            case OrderEvent.Denied e -> e.reason();
            case OrderEvent.Rejected e -> e.reason();
            case OrderEvent.ReplaceRejected e -> e.reason();
            case OrderEvent.Canceled e -> e.reason();
            case OrderEvent.CancelRejected e -> e.reason();
            case OrderEvent.Submitted e -> Reason.NONE;
            case OrderEvent.Accepted e -> Reason.NONE;
            case OrderEvent.Triggered e -> Reason.NONE;
            case OrderEvent.Filled e -> Reason.NONE;
            case OrderEvent.Replaced e -> Reason.NONE;
            case OrderEvent.Expired e -> Reason.NONE;
            case OrderEvent.Busted e -> Reason.NONE;
            case OrderEvent.Unknown e -> Reason.NONE;
        };
        return reason == Reason.NONE ? "" : " " + reason;
    }

    private static void act(String[] words, Desk desk, Series series) {
        switch (words[1]) {
            case "buy", "sell" -> desk.submit(order(words, series));
            case "cancel" -> desk.cancel(id(words[2]));
            case "amend" -> desk.amend(id(words[2]), number(words[3]), number(words[4]));
            case "close" -> desk.close(series);
            default -> throw new IllegalArgumentException(words[1]);
        }
    }

    private static Order order(String[] words, Series series) {
        double size = number(words[2]);
        Order order = words[1].equals("buy") ? Order.buy(series, size) : Order.sell(series, size);
        for (int i = 3; i < words.length; i++) {
            switch (words[i]) {
                case "limit" -> order.limit(number(words[++i]));
                case "stop" -> order.stop(number(words[++i]));
                case "trail" -> order.trailingStop(number(words[++i]));
                case "trail%" -> order.trailingStopPercent(number(words[++i]));
                case "sl" -> order.stopLoss(number(words[++i]));
                case "tp" -> order.takeProfit(number(words[++i]));
                case "oco" -> order.oneCancels(id(words[++i]));
                case "until" -> order.until(Fixtures.START + Long.parseLong(words[++i]) * Interval.MINUTE);
                case "open" -> order.onOpen();
                case "close" -> order.onClose();
                case "post" -> order.postOnly();
                case "reduce" -> order.reduceOnly();
                default -> order.timeInForce(TimeInForce.valueOf(words[i].toUpperCase(Locale.ROOT)));
            }
        }
        return order;
    }

    private static MemoryData data(String bars) {
        long[] days = new long[SESSIONS];
        long[] opens = new long[SESSIONS];
        long[] closes = new long[SESSIONS];
        for (int i = 0; i < SESSIONS; i++) {
            days[i] = 1000L + i;
            opens[i] = Fixtures.START + 2L * i * Interval.MINUTE;
            closes[i] = opens[i] + 2 * Interval.MINUTE;
        }
        Instrument instrument = new Instrument(
                0,
                "X",
                AssetClass.STOCK,
                Currency.USD,
                Fixtures.fixed("0.01"),
                Fixtures.fixed("1"),
                Fixed.ONE,
                TradingCalendar.ofSessions("TWO", "UTC", 252, days, opens, closes));
        var builder = new MemoryData.Builder(List.of(instrument), Fixtures.MINUTE, 0);
        long start = Fixtures.START;
        for (String line : cells(bars, ";")) {
            if (!line.equals("-")) {
                String[] c = line.split(" +", -1);
                long[] prices = {Fixtures.fixed(c[0]), Fixtures.fixed(c[1]), Fixtures.fixed(c[2]), Fixtures.fixed(c[3])
                };
                builder.add(0, start, prices, 1000);
            }
            start += Interval.MINUTE;
        }
        return builder.build();
    }

    private static List<String> cells(String text, String separator) {
        List<String> cells = new ArrayList<>();
        for (String cell : text.split(separator, -1)) {
            cells.add(cell.strip());
        }
        return cells;
    }

    private static long id(String text) {
        return Long.parseLong(text.substring(1));
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
