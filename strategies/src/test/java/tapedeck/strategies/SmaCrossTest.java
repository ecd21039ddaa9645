package tapedeck.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;
import tapedeck.ta4j.Market;
import tapedeck.ta4j.Trades;

class SmaCrossTest {
    @Test
    void tradesExactlyAtTheCrossesOfIntegerSums() {
        List<Bar> bars = Market.walk(1, 20_000);

        List<String> trades = Trades.of(new SmaCross(), bars);

        assertThat(trades).hasSizeGreaterThan(200).isEqualTo(expected(bars, 10, 30));
    }

    /// The same rule on plain integers: 3 × the fast sum against the slow sum.
    private static List<String> expected(List<Bar> bars, int fast, int slow) {
        List<String> trades = new ArrayList<>();
        int side = 0;
        boolean held = false;
        for (int i = slow - 1; i < bars.size() - 1; i++) {
            long difference = sum(bars, i, fast) * (slow / fast) - sum(bars, i, slow);
            int now = difference == 0 ? side : Long.signum(difference);
            if (side != 0 && now != side && held != (now > 0)) {
                held = now > 0;
                Bar next = bars.get(i + 1);
                trades.add(Trades.text(i + 1, held ? Fixed.ONE : -Fixed.ONE, next.openPrice()));
            }
            side = now;
        }
        return trades;
    }

    private static long sum(List<Bar> bars, int last, int length) {
        long sum = 0;
        for (int i = last - length + 1; i <= last; i++) {
            sum += bars.get(i).closePrice() / (Fixed.ONE / 100);
        }
        return sum;
    }
}
