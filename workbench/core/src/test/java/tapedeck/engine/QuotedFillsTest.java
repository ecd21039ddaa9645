package tapedeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tapedeck.event.TickReader;
import tapedeck.execution.AccountSettings;
import tapedeck.execution.RiskLimits;
import tapedeck.model.Currency;
import tapedeck.model.Fill;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Instruments;
import tapedeck.model.Interval;
import tapedeck.model.Order;
import tapedeck.model.OrderEvent;
import tapedeck.model.Tick;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;
import tapedeck.testing.Fixtures;
import tapedeck.venue.LiquidityModel;
import tapedeck.venue.Models;

/// Orders against quotes with size, computed by hand. Inputs come a second apart from 00:01 on: `bid size ask size`, or
/// `price size` for a print; an order is sent after the input whose number it begins with.
class QuotedFillsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        takes what is shown, once               | 99 10 100 10; 99 9 100 10; 99 9 100 11             | 0 buy 15             | +10 @ 100 taker 0; +5 @ 100 taker 2
        what was taken is of that quote only    | 99 10 100 10; 99 9 101 20; 99 9 101 20             | 0 buy 10; 1 buy 15   | +10 @ 100 taker 0; +15 @ 101 taker 1
        two orders share what is shown          | 99 10 100 10; 99 9 100 11                          | 0 buy 6; 0 buy 6     | +6 @ 100 taker 0; +4 @ 100 taker 0; +2 @ 100 taker 1
        waits behind what was there before      | 99 10 100 10; 99 14; 99 3                          | 0 buy 5 limit 99     | +4 @ 99 maker 1; +1 @ 99 maker 2
        first in the queue inside the spread    | 99 10 100 10; 99.5 8                               | 0 buy 9 limit 99.5   | +8 @ 99.5 maker 1
        a print through it fills it             | 99 10 100 10; 98.99 1                              | 0 buy 5 limit 99     | +5 @ 99 maker 1
        deeper: behind what shows up there      | 99 10 100 10; 98 1000 99 10; 98 7                  | 0 buy 5 limit 98     |
        deeper: nothing is known of its price   | 99 10 100 10; 98 7                                 | 0 buy 5 limit 98     |
        those ahead have left                   | 99 100 100 10; 98 10 100 10; 99 7                  | 0 buy 5 limit 99     | +5 @ 99 maker 2
        those ahead become fewer                | 99 100 100 10; 99 3 100 10; 99 7                   | 0 buy 5 limit 99     | +4 @ 99 maker 2
        a fill by print leaves the ask alone    | 99 10 100 10; 99.5 8; 99 11 100 10                 | 0 buy 8 limit 99.5; 2 buy 10 | +8 @ 99.5 maker 1; +10 @ 100 taker 2
        amended over the ask: takes at once     | 99 10 100 10; 99 10 101 10; 99 10 102 10           | 0 buy 1 limit 98; 1 amend 105 1 | +1 @ 101 taker 1
        amended: at the end of the queue        | 99 10 100 10; 99 8; 98.5 6 100 10; 98.5 7          | 0 buy 5 limit 99; 2 amend 98.5 5 | +1 @ 98.5 maker 3
        enlarged: at the end of the queue       | 99 10 100 10; 99 8; 99 10 100 10; 99 11            | 0 buy 5 limit 99; 2 amend 99 6 | +1 @ 99 maker 3
        made smaller: keeps its place           | 99 10 100 10; 99 8; 99 10 100 10; 99 4             | 0 buy 5 limit 99; 2 amend 99 4 | +2 @ 99 maker 3
        a trailing sell follows the bid         | 99 10 100 10; 99 9 100 10; 98.51 9 100 10; 98.5 9 100 10 | 0 sell 1 trail 0.5 | -1 @ 98.5 taker 3
        a trailing buy follows the ask          | 99 10 100 10; 99 9 100 10; 99 9 100.99 10; 99 9 101 10   | 0 buy 1 trail 1    | +1 @ 101 taker 3
        a print between is no trail             | 99 10 100 10; 99.5 1; 99 9 100 10; 99 9 101 10     | 0 buy 1 trail 1      | +1 @ 101 taker 3
        no ask, no purchase                     | 99 10 100 10; 99 9 0 0; 99 9 101 10                | 1 buy 1              | +1 @ 101 taker 2
        """)
    void quotesWithSize(String name, String inputs, String orders, @Nullable String fills) {
        assertThat(play(LiquidityModel.QUOTES, inputs, orders)).isEqualTo(fills == null ? "" : fills);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        no ask, no purchase                     | 99 10 100 10; 99 9 0 0; 99 9 101 10                | 0 buy 1              | +1 @ 101 taker 2
        no bid, no stop                         | 99 10 100 10; 0 0 100 9; 99 9 101 10               | 0 sell 1 stop 98     |
        amended over the last price: a taker    | 99 10 100 10; 99 9 100 10; 99 9 101 10             | 0 buy 1 limit 95; 1 amend 105 1 | +1 @ 101 taker 2
        """)
    void quotesOnAPath(String name, String inputs, String orders, @Nullable String fills) {
        assertThat(play(LiquidityModel.BAR_PATH, inputs, orders)).isEqualTo(fills == null ? "" : fills);
    }

    private static String play(LiquidityModel liquidity, String inputs, String orders) {
        List<Tick> ticks = ticks(inputs);
        Iterator<Tick> rest = ticks.iterator();
        TickReader reader = tick -> {
            boolean isThere = rest.hasNext();
            if (isThere) {
                copy(rest.next(), tick);
            }
            return isThere;
        };
        Instrument instrument = Fixtures.instrument("X");
        SessionConfig config = new SessionConfig(
                new Instruments(List.of(instrument)),
                List.of(8),
                Fixtures.MINUTE,
                new AccountSettings(100_000 * Fixed.ONE, Currency.USD, 10 * Fixed.ONE, true),
                RiskLimits.NONE,
                0,
                0,
                Fixtures.START - 1,
                Fixtures.START + 2 * Interval.MINUTE);
        Trader trader = new Trader(instrument, orders);
        new Session(
                        config,
                        Wiring.replay(reader, Fixtures.START - 1, Models.IDEAL.with(liquidity)),
                        List.of(new Session.Member("trader", trader)),
                        new RunRecorder(LogLevel.NONE, RecordSink.NONE))
                .run();
        return String.join("; ", trader.fills);
    }

    /// The first input comes a minute earlier once more: a strategy starts with its first bar.
    private static List<Tick> ticks(String inputs) {
        List<Tick> ticks = new ArrayList<>();
        String[] rows = inputs.split(";", -1);
        for (int i = -1; i < rows.length; i++) {
            String[] c = rows[Math.max(0, i)].strip().split(" +", -1);
            int second = i < 0 ? 0 : 60 + i;
            ticks.add(
                    c.length == 2
                            ? Fixtures.trade(second, c[0], c[1])
                            : Fixtures.quote(second, c[0], c[1], c[2], c[3]));
        }
        return ticks;
    }

    private static void copy(Tick from, Tick to) {
        to.kind = from.kind;
        to.flags = from.flags;
        to.time = from.time;
        to.venueTime = from.venueTime;
        to.price = from.price;
        to.size = from.size;
        to.price2 = from.price2;
        to.size2 = from.size2;
    }

    private static final class Trader implements TradingStrategy {
        private final Map<Integer, BiConsumer<Desk, Instrument>> acts = new TreeMap<>();
        private final List<String> fills = new ArrayList<>();
        private final Instrument instrument;
        private int input;

        Trader(Instrument instrument, String orders) {
            this.instrument = instrument;
            for (String row : orders.split(";", -1)) {
                String[] w = row.strip().split(" +", -1);
                acts.merge(Integer.parseInt(w[0]), (desk, on) -> act(w, desk, on), BiConsumer::andThen);
            }
        }

        private static void act(String[] w, Desk desk, Instrument on) {
            double first = Double.parseDouble(w[2]);
            if (w[1].equals("amend")) {
                desk.amend(1, first, Double.parseDouble(w[3]));
                return;
            }
            Order order = w[1].equals("buy") ? Order.buy(on, first) : Order.sell(on, first);
            for (int i = 3; i < w.length; i += 2) {
                double price = Double.parseDouble(w[i + 1]);
                switch (w[i]) {
                    case "limit" -> order.limit(price);
                    case "stop" -> order.stop(price);
                    case "trail" -> order.trailingStop(price);
                    default ->
                        throw new IllegalArgumentException(Arrays.stream(w).collect(Collectors.joining(" ")));
                }
            }
            desk.submit(order);
        }

        @Override
        public void setup(Setup setup) {
            setup.bars();
        }

        @Override
        public void onTick(Tick tick, Desk desk) {
            var act = acts.get(input++);
            if (act != null) {
                act.accept(desk, instrument);
            }
        }

        @Override
        public void onOrder(OrderEvent event, Desk desk) {
            if (event instanceof OrderEvent.Filled filled) {
                Fill fill = filled.fill();
                String sign = fill.signedSize() > 0 ? "+" : "";
                long second = (fill.time() - Fixtures.START) / Interval.SECOND - 60;
                fills.add(sign + Fixed.format(fill.signedSize()) + " @ " + Fixed.format(fill.price())
                        + (fill.isMaker() ? " maker " : " taker ") + second);
            }
        }
    }
}
