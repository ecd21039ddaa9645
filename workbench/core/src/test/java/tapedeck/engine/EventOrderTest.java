package tapedeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tapedeck.model.Order;
import tapedeck.testing.Fixtures;
import tapedeck.testing.Runs;
import tapedeck.testing.Script;

class EventOrderTest {
    @Test
    void anOrderFromOnBarFillsAtTheNextOpen() {
        var data = Fixtures.bars("100 101 99 100", "102 103 101 102", "104 105 103 104");
        Script script = new Script().after(0, (desk, bars) -> desk.submit(Order.buy(bars, 2)));

        var result = Runs.run().of(data, script);

        assertThat(result.fillTexts()).containsExactly("+2 @ 102 00:01");
        assertThat(script.heardNames()).isEqualTo(List.of("Accepted", "Filled"));
    }

    @Test
    void anOrderFromTheLastBarStaysWorking() {
        var data = Fixtures.bars("100 101 99 100");
        Script script = new Script().after(0, (desk, bars) -> desk.submit(Order.buy(bars, 2)));

        var result = Runs.run().of(data, script);

        assertThat(result.fills()).isEmpty();
        assertThat(result.summary().workingOrders()).isEqualTo(1);
    }
}
