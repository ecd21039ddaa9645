package tapedeck.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tapedeck.model.Side;
import tapedeck.testing.Conformance;
import tapedeck.testing.Json;

/// The outside order-book cases, exactly: trades, answers and levels after each case.
final class OrderBookConformanceTest {

    @TestFactory
    Stream<DynamicTest> answersAsTheOutsideBook() throws IOException {
        Json file = Json.read(Conformance.file("order_book.json"));
        Json cases = file.get("cases");

        assertThat(cases.size()).isPositive();
        return cases.items().map(c -> DynamicTest.dynamicTest(c.get("name").text(), () -> new Case(file).check(c)));
    }

    /// Keeps the answers of the book in the words of the file.
    private static final class Case implements BookListener {
        private final MatchingBook book = new MatchingBook(this);
        private final List<Object> trades = new ArrayList<>();
        private final List<Object> caseTrades = new ArrayList<>();
        private final List<String> answers = new ArrayList<>();

        Case(Json file) {
            file.get("initial_orders").items().forEach(order -> enter(order, 0));
            assertLevels(file.get("initial_l2"));
            caseTrades.clear();
        }

        void check(Json given) {
            Json commands = given.get("commands");
            for (int i = 0; i < commands.size(); i++) {
                trades.clear();
                answers.clear();
                apply(commands.get(i));
                check(commands.get(i), given.get("results").get(i));
            }
            assertThat(caseTrades).isEqualTo(given.get("trades").value());
            assertLevels(given.get("expected_l2"));
        }

        private void check(Json command, Json result) {
            List<Object> expectedTrades = new ArrayList<>();
            List<String> expectedAnswers = new ArrayList<>();
            for (String fact : result.names()) {
                switch (fact) {
                    case "trades" -> result.get(fact).items().forEach(trade -> expectedTrades.add(trade.value()));
                    case "result" -> expectedAnswers.add(result.get(fact).text());
                    default -> expectedAnswers.add(fact + " " + result.get(fact).number());
                }
            }
            assertThat(trades).as("%s", command).isEqualTo(expectedTrades);
            assertThat(answers).as("%s", command).containsExactlyInAnyOrderElementsOf(expectedAnswers);
        }

        private void apply(Json command) {
            switch (command.get(0).text()) {
                case "new" -> enter(command, 1);
                case "cancel" -> book.cancel(number(command, 1), number(command, 2));
                case "reduce" -> book.reduce(number(command, 1), number(command, 2), number(command, 3));
                case "move" -> book.move(number(command, 1), number(command, 2), number(command, 3));
                default -> throw new IllegalArgumentException("command " + command);
            }
        }

        private void enter(Json order, int type) {
            long id = number(order, type + 1);
            long price = number(order, type + 3);
            long size = number(order, type + 4);
            Side side = order.get(type + 5).text().equals("BID") ? Side.BUY : Side.SELL;
            switch (order.get(type).text()) {
                case "GTC" -> book.limit(id, number(order, type + 2), side, price, size);
                case "IOC" -> book.immediateOrCancel(id, side, price, size);
                case "FOK" -> book.fillOrKill(id, side, price, size);
                case "FOK_BUDGET" -> book.fillOrKillBudget(id, side, price, size);
                default -> throw new IllegalArgumentException("order " + order);
            }
        }

        private void assertLevels(Json levels) {
            assertThat(levels(Side.SELL)).isEqualTo(levels.get("ask").value());
            assertThat(levels(Side.BUY)).isEqualTo(levels.get("bid").value());
        }

        private List<Object> levels(Side side) {
            long[] prices = new long[100];
            long[] volumes = new long[100];
            int[] orders = new int[100];
            int count = book.depth(side, prices, volumes, orders);
            List<Object> levels = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                levels.add(numbers(prices[i], volumes[i], orders[i]));
            }
            return levels;
        }

        private static long number(Json row, int column) {
            return row.get(column).integer();
        }

        private static List<BigDecimal> numbers(long... values) {
            return Arrays.stream(values).mapToObj(BigDecimal::valueOf).toList();
        }

        @Override
        public void traded(long makerOrderId, long takerOrderId, long price, long size, long makerRemaining) {
            trades.add(numbers(makerOrderId, price, size));
            caseTrades.add(numbers(makerOrderId, price, size));
        }

        @Override
        public void added(long orderId, Side side, long price, long size) {}

        @Override
        public void reduced(long orderId, long price, long size, long remaining) {
            answers.add("reduced " + size);
            answers.add("price " + price);
        }

        @Override
        public void moved(long orderId, long fromPrice, long toPrice, long remaining) {}

        @Override
        public void rejected(long orderId, BookRefusal reason, long size) {
            switch (reason) {
                case UNKNOWN_ORDER, WRONG_SIZE -> answers.add(reason.toString());
                case DUPLICATE_ORDER, NOT_FILLED, NOT_FILLABLE, BOOK_FULL -> answers.add("rejected " + size);
            }
        }
    }
}
