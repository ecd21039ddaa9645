package tapedeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tapedeck.model.Fixed;
import tapedeck.testing.Json;

/// Every strategy and every option that the outside backtests may name, on random days against the plain oracle.
class BarEngineVocabularyTest {
    private static final int BARS = 120;
    private static final int SEEDS = 25;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SmaRev | 'fast': 3, 'slow': 7, 'size': null | 'cash': 10000",
                "SmaRev | 'fast': 3, 'slow': 7, 'size': null | 'cash': 10000, 'commission': 0.002",
                "SmaRev | 'fast': 3, 'slow': 7, 'size': null | 'cash': 10000, 'margin': 0.5, 'finalize_trades': true",
                "SmaRev | 'fast': 2, 'slow': 5, 'size': null | 'cash': 10000, 'commission': [1, 0.0005], 'spread': 0.001",
                "SmaRevExcl | 'fast': 3, 'slow': 7 | 'cash': 10000, 'exclusive_orders': true",
                "SmaRevExcl | 'fast': 2, 'slow': 6 | 'cash': 10000, 'exclusive_orders': true, 'trade_on_close': true",
                "SmaRevExcl | 'fast': 3, 'slow': 7 | 'cash': 10000, 'exclusive_orders': true, 'margin': 0.2",
                "SmaLongFixed | 'fast': 3, 'slow': 7, 'size': 10 | 'cash': 10000, 'spread': 0.002",
                "SmaLongFixed | 'fast': 3, 'slow': 7, 'size': 90 | 'cash': 10000, 'commission': 0.001",
                "SmaLongFixed | 'fast': 3, 'slow': 7, 'size': 190 | 'cash': 10000, 'margin': 0.5",
                "SmaBracket | 'fast': 3, 'slow': 7, 'size': 10, 'slp': 0.97, 'tpp': 1.04 | 'cash': 10000",
                "SmaBracket | 'fast': 2, 'slow': 5, 'size': 10, 'slp': 0.99, 'tpp': 1.01 | 'cash': 10000, 'commission': 0.001",
                "SmaBracket | 'fast': 2, 'slow': 5, 'size': 10, 'slp': 0.98, 'tpp': 1.02 | 'cash': 10000, 'finalize_trades': true",
                "DonchianLong | 'n': 10, 'm': 5, 'size': 10 | 'cash': 10000, 'finalize_trades': true",
                "DonchianLong | 'n': 8, 'm': 5, 'size': 10 | 'cash': 10000, 'trade_on_close': true, 'commission': 0.001",
                "Momentum | 'n': 10, 'size': 10 | 'cash': 10000, 'commission': [2, 0], 'finalize_trades': true",
                "Momentum | 'n': 4, 'size': 10 | 'cash': 10000, 'trade_on_close': true"
            })
    void everyStrategyAndOptionIsReproduced(String strategy, String params, String options) {
        int compared = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Json json = Json.parse(("{'strategy': '" + strategy + "', 'params': {" + params + "}, 'backtest_kwargs': {"
                            + options + "}}")
                    .replace('\'', '"'));
            double[][] ohlc = days(seed);
            NaiveBarEngine naive = new NaiveBarEngine(json, ohlc);
            if (!naive.play()) {
                continue;
            }
            BarEngineCase run = new BarEngineCase(json, csv(ohlc));
            BarEngineCase.Outcome outcome = run.play();

            assertThat(trades(run, outcome)).as("seed %d", seed).isEqualTo(naive.trades);
            for (int i = 0; i < BARS; i++) {
                assertThat(Fixed.toDouble(outcome.equity().get(i)))
                        .as("equity of bar %d, seed %d", i, seed)
                        .isCloseTo(naive.equity[i], org.assertj.core.api.Assertions.within(1e-3));
            }
            compared += naive.trades.size();
        }
        assertThat(compared).isGreaterThan(SEEDS);
    }

    private static List<String> trades(BarEngineCase run, BarEngineCase.Outcome outcome) {
        return outcome.trades().stream()
                .map(t -> String.format(
                        Locale.ROOT,
                        "%.0f,%d,%d,%.5f,%.5f",
                        (t.isLong() ? 1 : -1) * Fixed.toDouble(t.size()),
                        run.barOf(t.entryTime()),
                        run.barOf(t.exitTime()),
                        Fixed.toDouble(t.entryPrice()),
                        Fixed.toDouble(t.exitPrice())))
                .toList();
    }

    /// In cents, with gaps between a close and the next open.
    private static double[][] days(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] ohlc = new double[BARS][4];
        long price = 10_000;
        for (double[] bar : ohlc) {
            long open = price + random.nextLong(-80, 81);
            long close = open + random.nextLong(-250, 251);
            bar[0] = open / 100.0;
            bar[1] = (Math.max(open, close) + random.nextLong(0, 120)) / 100.0;
            bar[2] = (Math.min(open, close) - random.nextLong(0, 120)) / 100.0;
            bar[3] = close / 100.0;
            price = Math.max(5_000, close);
        }
        return ohlc;
    }

    private static List<String> csv(double[][] ohlc) {
        List<String> lines = new ArrayList<>(List.of("Date,Open,High,Low,Close,Volume"));
        for (int i = 0; i < ohlc.length; i++) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s,%.2f,%.2f,%.2f,%.2f,1000",
                    LocalDate.ofEpochDay(14_000 + i),
                    ohlc[i][0],
                    ohlc[i][1],
                    ohlc[i][2],
                    ohlc[i][3]));
        }
        return lines;
    }
}
