package tapedeck.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static tapedeck.venue.BookTable.cents;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tapedeck.model.Side;

/// Fill-or-kill by budget: what the whole order costs or brings decides, to the last unit.
final class MatchingBookBudgetTest {
    private final BookTable table = new BookTable();
    private final BookRecorder events = new BookRecorder();

    @ParameterizedTest
    @CsvSource({
        // side, budget,  trades
        "buy,    500.07,  2", // 3 × 100.01 + 2 × 100.02
        "buy,    500.08,  2",
        "buy,    500.06,  0",
        "sell,   499.93,  2", // 3 × 99.99 + 2 × 99.98
        "sell,   499.92,  2",
        "sell,   499.94,  0",
    })
    void buyFillsUpToItsBudgetAndSellFromIt(String side, String budget, int trades) {
        table.play("""
                order | owner | verb  | side | size | price
                1     | ann   | limit | sell | 3    | 100.01
                2     | bob   | limit | sell | 9    | 100.02
                3     | ann   | limit | buy  | 3    | 99.99
                4     | bob   | limit | buy  | 9    | 99.98
                """);
        table.events();

        table.book().fillOrKillBudget(9, Side.valueOf(side.toUpperCase(Locale.ROOT)), cents(budget), 5);

        assertThat(table.events())
                .hasSize(Math.max(trades, 1))
                .allMatch(event -> event.startsWith(trades == 0 ? "9 refused: not fillable, 5" : "9 takes"));
    }

    @Test
    void moreThanTheBookHoldsNeverFills() {
        table.play("""
                order | owner | verb   | side | size | price
                1     | ann   | limit  | buy  | 3    | 99.99
                9     | bob   | budget | sell | 4    | 0.00
                9     | bob   | budget | buy  | 1    | 900.00
                """);

        assertThat(table.events())
                .containsExactly("1 works: buy 3 @ 99.99", "9 refused: not fillable, 4", "9 refused: not fillable, 1");
    }

    @Test
    void budgetIsMoneyWhereSizesAreAtOneHundredMillionth() {
        MatchingBook book = new MatchingBook(events, 100_000_000);
        long price = 50_000_00000000L;
        long two = 2_00000000L;
        book.limit(1, 1, Side.SELL, price, two);

        book.fillOrKillBudget(8, Side.BUY, 100_000_00000000L - 1, two);
        book.fillOrKillBudget(9, Side.BUY, 100_000_00000000L, two);

        assertThat(events.drain().subList(1, 3))
                .containsExactly(
                        "rejected 8: not fillable, 200000000", "traded 1 with 9: 200000000 @ 5000000000000, 0 left");
    }

    @Test
    void costBeyondSixtyFourBitsIsNotTakenForASmallOne() {
        MatchingBook book = new MatchingBook(events);
        book.limit(1, 1, Side.SELL, 1L << 62, 4);
        book.limit(2, 1, Side.BUY, Long.MIN_VALUE, 2);

        book.fillOrKillBudget(8, Side.BUY, Long.MAX_VALUE, 4);
        book.fillOrKillBudget(9, Side.SELL, Long.MIN_VALUE, 2);

        assertThat(events.drain().subList(2, 4))
                .containsExactly("rejected 8: not fillable, 4", "rejected 9: not fillable, 2");
    }
}
