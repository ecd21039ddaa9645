package tapedeck.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tapedeck.testing.Json;

/// The outside bar-by-bar backtester in the words of its stated conventions, as plain as can be: the oracle for what no
/// outside case runs. Prices and money are doubles, as there.
final class NaiveBarEngine {
    /// A finished trade as `size,entry bar,exit bar,entry price,exit price`.
    final List<String> trades = new ArrayList<>();
    final double[] equity;
    private final double[][] ohlc;
    private final Json params;
    private final String strategy;
    private final double spread;
    private final double fixed;
    private final double relative;
    private final double leverage;
    private final boolean isAtClose;
    private final boolean isFinal;
    private final List<double[]> queue = new ArrayList<>();
    private double cash;
    private double size;
    private double entry;
    private int entryBar;
    private double stop;
    private double target;
    private boolean isBroke;

    /// @param ohlc open, high, low, close per bar
    NaiveBarEngine(Json json, double[][] ohlc) {
        this.ohlc = ohlc;
        this.params = json.get("params");
        this.strategy = json.get("strategy").text();
        Json options = json.get("backtest_kwargs");
        cash = options.get("cash").real();
        spread = options.has("spread") ? options.get("spread").real() : 0;
        leverage = options.has("margin") ? 1 / options.get("margin").real() : 1;
        boolean isPair = options.has("commission") && options.get("commission").value() instanceof List;
        fixed = isPair ? options.get("commission").get(0).real() : 0;
        relative = isPair
                ? options.get("commission").get(1).real()
                : options.has("commission") ? options.get("commission").real() : 0;
        isAtClose = options.has("trade_on_close");
        isFinal = options.has("finalize_trades");
        equity = new double[ohlc.length];
    }

    /// Whether it ended with money; without it the conventions say nothing.
    boolean play() {
        int first = warm() + 1;
        for (int i = first; i < ohlc.length && !isBroke; i++) {
            process(i);
            equity[i] = cash + size * (ohlc[i][3] - entry);
            isBroke = equity[i] <= 0;
            decide(i);
        }
        Arrays.fill(equity, 0, first, equity[first]);
        int last = ohlc.length - 1;
        if (isFinal && !isBroke) {
            if (size != 0) {
                queue.addFirst(new double[] {Double.NaN, 0, 0});
            }
            process(last);
            equity[last] = cash + size * (ohlc[last][3] - entry);
        }
        return !isBroke;
    }

    private void process(int i) {
        List<double[]> orders = new ArrayList<>(queue);
        queue.clear();
        double price = isAtClose ? ohlc[i - 1][3] : ohlc[i][0];
        int bar = isAtClose ? i - 1 : i;
        for (double[] order : orders) {
            if (Double.isNaN(order[0])) {
                leave(price, bar);
            } else {
                enter(order, price, bar);
            }
        }
        protect(i);
    }

    private void enter(double[] order, double price, int bar) {
        double sign = Math.signum(order[0]);
        double adjusted = price * (1 + sign * spread);
        if (size != 0 && Math.signum(size) != sign) {
            leave(price, bar);
        }
        double free = Math.max(0, cash + size * (price - entry)) * leverage - Math.abs(size) * price;
        double units = Math.abs(order[0]);
        if (Double.isInfinite(units)) {
            units = Math.floor(free * (1 - 2.2e-16) / (adjusted + price * relative + fixed));
        }
        if (units == 0 || units * adjusted + fee(units, adjusted) > free) {
            return;
        }
        cash -= fee(units, adjusted);
        size = sign * units;
        entry = adjusted;
        entryBar = bar;
        stop = order[1];
        target = order[2];
    }

    private double fee(double units, double price) {
        return fixed + Math.abs(units) * price * relative;
    }

    /// The stop before the target, in every bar from the entry's on.
    private void protect(int i) {
        if (size > 0 && stop > 0 && ohlc[i][2] <= stop) {
            leave(Math.min(ohlc[i][0], stop), i);
        } else if (size > 0 && target > 0 && ohlc[i][1] >= target) {
            leave(Math.max(ohlc[i][0], target), i);
        }
    }

    private void leave(double price, int bar) {
        if (size == 0) {
            return;
        }
        cash += size * (price - entry) - fee(size, price);
        trades.add(String.format(java.util.Locale.ROOT, "%.0f,%d,%d,%.5f,%.5f", size, entryBar, bar, entry, price));
        size = 0;
    }

    // ---- the six strategies

    private int warm() {
        return switch (strategy) {
            case "DonchianLong", "Momentum" -> whole("n");
            default -> Math.max(whole("fast"), whole("slow")) - 1;
        };
    }

    private int whole(String name) {
        return (int) params.get(name).integer();
    }

    private void decide(int i) {
        double close = ohlc[i][3];
        switch (strategy) {
            case "SmaRev", "SmaRevExcl" -> {
                if (crossed("fast", "slow", i) || crossed("slow", "fast", i)) {
                    if (size != 0) {
                        queue.add(new double[] {Double.NaN, 0, 0});
                    }
                    double all = crossed("fast", "slow", i) ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
                    queue.add(new double[] {all, 0, 0});
                }
            }
            case "SmaLongFixed" -> turn(crossed("fast", "slow", i), crossed("slow", "fast", i), 0, 0);
            case "SmaBracket" ->
                turn(
                        crossed("fast", "slow", i),
                        false,
                        params.get("slp").real() * close,
                        params.get("tpp").real() * close);
            case "DonchianLong" -> turn(close > extreme(i, "n", 1, 1), close < -extreme(i, "m", 2, -1), 0, 0);
            case "Momentum" -> {
                boolean isUp = close > ohlc[i - whole("n")][3];
                turn(isUp, !isUp, 0, 0);
            }
            default -> throw new IllegalArgumentException(strategy);
        }
    }

    private void turn(boolean isEntry, boolean isExit, double stopPrice, double targetPrice) {
        if (size == 0 && isEntry) {
            queue.add(new double[] {whole("size"), stopPrice, targetPrice});
        } else if (size != 0 && isExit) {
            queue.add(new double[] {Double.NaN, 0, 0});
        }
    }

    private double extreme(int i, String length, int column, int sign) {
        double most = Double.NEGATIVE_INFINITY;
        for (int k = i - whole(length); k < i; k++) {
            most = Math.max(most, sign * ohlc[k][column]);
        }
        return most;
    }

    private boolean crossed(String a, String b, int i) {
        return sma(a, i - 1) < sma(b, i - 1) && sma(a, i) > sma(b, i);
    }

    /// Sums of cents are exact in a double: equal averages are equal.
    private double sma(String length, int i) {
        double sum = 0;
        for (int k = i - whole(length) + 1; k <= i; k++) {
            sum += Math.rint(ohlc[k][3] * 100);
        }
        return sum / whole(length);
    }
}
