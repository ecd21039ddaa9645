package tapedeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tapedeck.testing.GoldenFills;

/// Every order type against every way a price can meet it, computed by hand. An order sent after bar 0 meets bar 1,
/// whose ticks come at 00:01, 00:01:20, 00:01:40 and 00:01:59.999999999: the open, the nearer extreme, the other, the
/// close.
class GoldenFillsTest {
    private static void check(@Nullable String venue, String bars, String orders, @Nullable String fills) {
        GoldenFills.Outcome outcome = new GoldenFills(venue == null ? "" : venue).play(bars, orders);

        assertThat(outcome.fills()).isEqualTo(fills == null ? "" : fills);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        market buy at the next open            | 100 101 99 100; 102 103 101 102       | 0 buy 1            | +1 @ 102 00:01
        market sell at the next open           | 100 101 99 100; 102 103 101 102       | 0 sell 1           | -1 @ 102 00:01
        market waits over a missing bar        | 100 101 99 100; -; 105 106 104 105    | 0 buy 1            | +1 @ 105 00:02
        buy limit gapped through: better price | 100 101 99 100; 97 99 96 98           | 0 buy 1 limit 98   | +1 @ 97 00:01
        buy limit touched by the open          | 100 101 99 100; 98 99 97 98           | 0 buy 1 limit 98   | +1 @ 98 00:01
        buy limit crossed on the path          | 100 101 99 100; 100 101 97 99         | 0 buy 1 limit 98   | +1 @ 98 00:01:40
        buy limit touched by the low           | 100 101 99 100; 100 101 98 99         | 0 buy 1 limit 98   | +1 @ 98 00:01:40
        buy limit missed by a tick             | 100 101 99 100; 100 101 98.01 99      | 0 buy 1 limit 98   |
        sell limit gapped through              | 100 101 99 100; 104 105 103 104       | 0 sell 1 limit 103 | -1 @ 104 00:01
        sell limit crossed on the path         | 100 101 99 100; 100 104 99.5 101      | 0 sell 1 limit 103 | -1 @ 103 00:01:40
        sell limit touched by the high         | 100 101 99 100; 100 103 99.5 101      | 0 sell 1 limit 103 | -1 @ 103 00:01:40
        sell limit missed by a tick            | 100 101 99 100; 100 102.99 99.5 101   | 0 sell 1 limit 103 |
        marketable limit trades at the open    | 100 101 99 100; 100.5 101 99 100      | 0 buy 1 limit 105  | +1 @ 100.5 00:01
        buy stop gapped through: worse price   | 100 101 99 100; 104 105 103 104       | 0 buy 1 stop 102   | +1 @ 104 00:01
        buy stop crossed on the path           | 100 101 99 100; 100 103 99 101        | 0 buy 1 stop 102   | +1 @ 102 00:01:40
        buy stop touched by the high           | 100 101 99 100; 100 102 99 101        | 0 buy 1 stop 102   | +1 @ 102 00:01:40
        buy stop missed by a tick              | 100 101 99 100; 100 101.99 99 101     | 0 buy 1 stop 102   |
        sell stop gapped through               | 100 101 99 100; 96 97 95 96           | 0 sell 1 stop 98   | -1 @ 96 00:01
        sell stop crossed on the path          | 100 101 99 100; 100 101 97 99         | 0 sell 1 stop 98   | -1 @ 98 00:01:40
        sell stop touched by the low           | 100 101 99 100; 100 101 98 99         | 0 sell 1 stop 98   | -1 @ 98 00:01:40
        stop-limit crossed                     | 100 101 99 100; 100 104 99 103        | 0 buy 1 stop 102 limit 103 | +1 @ 102 00:01:40
        stop-limit gapped inside its limit     | 100 101 99 100; 102.5 104 102 103     | 0 buy 1 stop 102 limit 103 | +1 @ 102.5 00:01
        stop-limit gapped beyond, price back   | 100 101 99 100; 104 105 101 102       | 0 buy 1 stop 102 limit 103 | +1 @ 103 00:01:40
        stop-limit gapped beyond, never back   | 100 101 99 100; 104 105 103.5 104     | 0 buy 1 stop 102 limit 103 |
        sell stop-limit crossed                | 100 101 99 100; 100 101 96 97         | 0 sell 1 stop 98 limit 97  | -1 @ 98 00:01:40
        trailing stop follows up and is hit    | 100 101 99 100; 100 103 100 103; 103 103.5 100 101 | 0 sell 1 trail 2 | -1 @ 101.5 00:02:40
        trailing stop gapped through           | 100 101 99 100; 100 103 100 103; 99 99.5 98 99     | 0 sell 1 trail 2 | -1 @ 99 00:02
        trailing stop not reached              | 100 101 99 100; 100 103 100 103; 103 103.5 101.51 102 | 0 sell 1 trail 2 |
        trailing buy follows down and is hit   | 100 101 99 100; 100 100 97 97; 97 100 96.5 99      | 0 buy 1 trail 2  | +1 @ 98.5 00:02:40
        trailing percent                       | 100 101 99 100; 100 110 100 110; 109 109 107 108   | 0 sell 1 trail% 2 | -1 @ 107.8 00:02:40
        trailing percent stays on the grid     | 100 101 99 100; 100 101.11 100 101.11; 101 101 99 100 | 0 sell 1 trail% 2 | -1 @ 99.09 00:02:40
        trailing buy stays on the grid         | 100 101 99 100; 100 100 98.11 98.11; 98.5 101 98.5 100 | 0 buy 1 trail% 2 | +1 @ 100.07 00:02:40
        on open waits for the next session     | 100 101 99 100; 101 102 100 101; 105 106 104 105   | 0 buy 1 open  | +1 @ 105 00:02
        on open sent at the open itself        | 100 101 99 100; 101 102 100 101; 105 106 104 105   | 1 buy 1 open  | +1 @ 105 00:02
        on close at the session's last price   | 100 101 99 100; 101 102 100 101.5; 105 106 104 105 | 0 buy 1 close | +1 @ 101.5 00:02
        on close sent at the close: next one   | 100 101 99 100; 101 102 100 101; 105 106 104 105; 106 107 105 106.5 | 1 buy 1 close | +1 @ 106.5 00:04
        on close over a session without bars   | 100 101 99 100; 101 102 100 101; -; -; 105 106 104 105; 105 106 104 105.5 | 1 buy 1 close | +1 @ 105.5 00:06
        on close after the last session        | 100 101 99 100; 101 102 100 101 | 1 buy 1 close |
        """)
    void onABarPath(String name, String bars, String orders, @Nullable String fills) {
        check("", bars, orders, fills);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        market at the close of the signal bar  | close       | 100 101 99 100; 102 103 101 102 | 0 buy 1           | +1 @ 100 00:01
        a limit still rests                    | close       | 100 101 99 100; 100 101 97 99   | 0 buy 1 limit 98  | +1 @ 98 00:01:40
        touching is not enough                 | pessimistic | 100 101 99 100; 100 101 98 99   | 0 buy 1 limit 98  |
        going through is                       | pessimistic | 100 101 99 100; 100 101 97.99 99 | 0 buy 1 limit 98 | +1 @ 98 00:01:40
        a stop needs a touch only              | pessimistic | 100 101 99 100; 100 101 98 99   | 0 sell 1 stop 98  | -1 @ 98 00:01:40
        slippage hurts a market buy            | slip 2      | 100 101 99 100; 102 103 101 102 | 0 buy 1           | +1 @ 102.02 00:01
        slippage hurts a sell stop             | slip 2      | 100 101 99 100; 100 101 97 99   | 0 sell 1 stop 98  | -1 @ 97.98 00:01:40
        slippage stops above nothing           | slip 20000  | 100 101 99 100; 102 103 101 102 | 0 sell 1          | -1 @ 0.01 00:01
        slippage leaves a limit alone          | slip 2      | 100 101 99 100; 100 101 97 99   | 0 buy 1 limit 98  | +1 @ 98 00:01:40
        a share of the volume at each tick     | share 10    | 100 101 99 100; 102 103 101 102 | 0 buy 60          | +25 @ 102 00:01; +25 @ 101 00:01:20; +10 @ 103 00:01:40
        a limit takes only what comes to it    | share 10    | 100 101 99 100; 100 101 97 99   | 0 buy 60 limit 98 | +25 @ 98 00:01:40; +25 @ 98 00:01:59.999999999
        two orders share one volume            | share 10    | 100 101 99 100; 102 103 101 102 | 0 buy 20; 0 buy 20 | +20 @ 102 00:01; +5 @ 102 00:01; +15 @ 101 00:01:20
        """)
    void underOtherModels(String name, String venue, String bars, String orders, @Nullable String fills) {
        check(venue, bars, orders, fills);
    }
}
