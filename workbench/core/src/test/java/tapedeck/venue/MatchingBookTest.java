package tapedeck.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tapedeck.model.Side;

final class MatchingBookTest {
    private final BookTable table = new BookTable();

    @BeforeEach
    void givenFiveWorkingOrders() {
        table.play("""
                order | owner | verb  | side | size | price
                1     | ann   | limit | sell | 5    | 100.02
                2     | bob   | limit | sell | 7    | 100.01
                3     | cid   | limit | sell | 4    | 100.01
                4     | ann   | limit | buy  | 6    | 99.99
                5     | bob   | limit | buy  | 8    | 99.98
                """);
        table.events();
    }

    private void thenLadder(String expected) {
        assertThat(table.ladder()).isEqualTo(BookTable.ladder(expected));
    }

    @Test
    void limitOrdersWorkAtTheirPrices() {
        thenLadder("""
                bids   | price  | asks
                       | 100.02 | 5 in 1
                       | 100.01 | 11 in 2
                6 in 1 | 99.99  |
                8 in 1 | 99.98  |
                """);
    }

    @Test
    void tradesTheBestPriceFirstAndThereTheOldestOrder() {
        table.play("""
                order | owner | verb  | side | size | price
                9     | dan   | limit | buy  | 12   | 100.02
                """);

        assertThat(table.events())
                .containsExactly(
                        "9 takes 7 @ 100.01 from 2, 0 left",
                        "9 takes 4 @ 100.01 from 3, 0 left",
                        "9 takes 1 @ 100.02 from 1, 4 left");
    }

    @Test
    void partialFillLeavesTheRestWorkingOnItsOwnSide() {
        table.play("""
                order | owner | verb  | side | size | price
                9     | dan   | limit | buy  | 15   | 100.01
                """);

        assertThat(table.events())
                .containsExactly(
                        "9 takes 7 @ 100.01 from 2, 0 left",
                        "9 takes 4 @ 100.01 from 3, 0 left",
                        "9 works: buy 4 @ 100.01");
        thenLadder("""
                bids   | price  | asks
                       | 100.02 | 5 in 1
                4 in 1 | 100.01 |
                6 in 1 | 99.99  |
                8 in 1 | 99.98  |
                """);
    }

    @Test
    void marketOrderTakesAnyPriceAndItsRestIsRefused() {
        table.play("""
                order | owner | verb   | side | size | price
                9     | dan   | market | sell | 20   |
                """);

        assertThat(table.events())
                .containsExactly(
                        "9 takes 6 @ 99.99 from 4, 0 left",
                        "9 takes 8 @ 99.98 from 5, 0 left",
                        "9 refused: not filled, 6");
        assertThat(table.book().hasOrders(Side.BUY)).isFalse();
    }

    @Test
    void immediateOrCancelStopsAtItsPriceAndNeverWorks() {
        table.play("""
                order | owner | verb | side | size | price
                9     | dan   | IOC  | sell | 10   | 99.99
                """);

        assertThat(table.events()).containsExactly("9 takes 6 @ 99.99 from 4, 0 left", "9 refused: not filled, 4");
        assertThat(table.book().remaining(9)).isZero();
    }

    @Test
    void fillOrKillFillsWhereThereIsJustEnough() {
        table.play("""
                order | owner | verb | side | size | price
                9     | dan   | FOK  | buy  | 11   | 100.01
                """);

        assertThat(table.events())
                .containsExactly("9 takes 7 @ 100.01 from 2, 0 left", "9 takes 4 @ 100.01 from 3, 0 left");
    }

    @Test
    void fillOrKillOneUnitTooLargeTradesNothing() {
        table.play("""
                order | owner | verb | side | size | price
                9     | dan   | FOK  | buy  | 12   | 100.01
                """);

        assertThat(table.events()).containsExactly("9 refused: not fillable, 12");
        assertThat(table.book().volumeAt(Side.SELL, BookTable.cents("100.01"))).isEqualTo(11);
    }

    @Test
    void cancelTakesTheOrderAndItsEmptyPriceOut() {
        table.play("""
                order | owner | verb   | side | size | price
                4     | ann   | cancel |      |      |
                """);

        assertThat(table.events()).containsExactly("4 loses 6 @ 99.99, 0 left");
        assertThat(table.book().bestPrice(Side.BUY)).isEqualTo(BookTable.cents("99.98"));
    }

    @Test
    void anotherOwnersOrderIsUnknown() {
        table.play("""
                order | owner | verb   | side | size | price
                4     | bob   | cancel |      |      |
                4     | bob   | reduce |      | 1    |
                4     | bob   | move   |      |      | 99.00
                77    | bob   | cancel |      |      |
                """);

        assertThat(table.events())
                .containsExactly(
                        "4 refused: unknown order, 0",
                        "4 refused: unknown order, 1",
                        "4 refused: unknown order, 0",
                        "77 refused: unknown order, 0");
        assertThat(table.book().remaining(4)).isEqualTo(6);
    }

    @Test
    void reducedOrderKeepsItsPlace() {
        table.play("""
                order | owner | verb   | side | size | price
                2     | bob   | reduce |      | 5    |
                9     | dan   | market | buy  | 3    |
                """);

        assertThat(table.events())
                .containsExactly(
                        "2 loses 5 @ 100.01, 2 left",
                        "9 takes 2 @ 100.01 from 2, 0 left",
                        "9 takes 1 @ 100.01 from 3, 3 left");
    }

    @Test
    void reduceByAllThatIsLeftOrMoreTakesTheOrderOut() {
        table.play("""
                order | owner | verb   | side | size | price
                2     | bob   | reduce |      | 7    |
                3     | cid   | reduce |      | 400  |
                """);

        assertThat(table.events()).containsExactly("2 loses 7 @ 100.01, 0 left", "3 loses 4 @ 100.01, 0 left");
        assertThat(table.book().bestPrice(Side.SELL)).isEqualTo(BookTable.cents("100.02"));
    }

    @Test
    void movedOrderGoesToTheEndOfTheQueueEvenAtItsOwnPrice() {
        table.play("""
                order | owner | verb   | side | size | price
                2     | bob   | move   |      |      | 100.01
                9     | dan   | market | buy  | 5    |
                """);

        assertThat(table.events())
                .containsExactly(
                        "2 moves from 100.01 to 100.01, 7 left",
                        "9 takes 4 @ 100.01 from 3, 0 left",
                        "9 takes 1 @ 100.01 from 2, 6 left");
    }

    @Test
    void orderMovedAcrossTradesFirstAndWorksWithItsRest() {
        table.play("""
                order | owner | verb | side | size | price
                5     | bob   | move |      |      | 100.01
                4     | ann   | move |      |      | 100.02
                """);

        assertThat(table.events())
                .containsExactly(
                        "5 takes 7 @ 100.01 from 2, 0 left",
                        "5 takes 1 @ 100.01 from 3, 3 left",
                        "5 moves from 99.98 to 100.01, 0 left",
                        "4 takes 3 @ 100.01 from 3, 0 left",
                        "4 takes 3 @ 100.02 from 1, 2 left",
                        "4 moves from 99.99 to 100.02, 0 left");
        thenLadder("""
                bids | price  | asks
                     | 100.02 | 2 in 1
                """);
    }

    @Test
    void duplicateIdTradesButItsRestCannotWork() {
        table.play("""
                order | owner | verb  | side | size | price
                5     | dan   | limit | buy  | 12   | 100.01
                5     | dan   | limit | buy  | 1    | 99.00
                """);

        assertThat(table.events())
                .containsExactly(
                        "5 takes 7 @ 100.01 from 2, 0 left",
                        "5 takes 4 @ 100.01 from 3, 0 left",
                        "5 refused: duplicate order, 1",
                        "5 refused: duplicate order, 1");
        assertThat(table.book().remaining(5)).isEqualTo(8);
    }

    @Test
    void idIsFreeAgainOnceItsOrderHasLeft() {
        table.play("""
                order | owner | verb   | side | size | price
                4     | ann   | cancel |      |      |
                4     | bob   | limit  | sell | 3    | 100.05
                """);

        assertThat(table.events()).containsExactly("4 loses 6 @ 99.99, 0 left", "4 works: sell 3 @ 100.05");
    }

    @Test
    void sizeThatIsNotPositiveIsWrongForEveryVerb() {
        table.play("""
                order | owner | verb   | side | size                 | price
                9     | dan   | limit  | buy  | 0                    | 99.00
                9     | dan   | market | buy  | -1                   |
                9     | dan   | IOC    | buy  | 0                    | 99.00
                9     | dan   | FOK    | buy  | 0                    | 99.00
                9     | dan   | budget | buy  | 0                    | 99.00
                4     | ann   | reduce |      | -9223372036854775808 |
                """);

        assertThat(table.events())
                .containsExactly(
                        "9 refused: wrong size, 0",
                        "9 refused: wrong size, -1",
                        "9 refused: wrong size, 0",
                        "9 refused: wrong size, 0",
                        "9 refused: wrong size, 0",
                        "4 refused: wrong size, -9223372036854775808");
    }

    @Test
    void ordersOfOneOwnerTradeWithEachOther() {
        table.play("""
                order | owner | verb  | side | size | price
                9     | bob   | limit | buy  | 2    | 100.01
                """);

        assertThat(table.events()).containsExactly("9 takes 2 @ 100.01 from 2, 5 left");
    }

    @Test
    void depthCopiesWhatTheShortestArrayHasRoomFor() {
        long[] prices = new long[5];
        long[] volumes = new long[1];
        int[] orders = new int[5];

        int count = table.book().depth(Side.SELL, prices, volumes, orders);

        assertThat(count).isEqualTo(1);
        assertThat(prices[0]).isEqualTo(BookTable.cents("100.01"));
        assertThat(volumes[0]).isEqualTo(11);
        assertThat(orders[0]).isEqualTo(2);
    }

    @Test
    void emptySideHasNoBestPrice() {
        table.play("""
                order | owner | verb   | side | size | price
                9     | dan   | market | buy  | 16   |
                """);

        assertThat(table.book().hasOrders(Side.SELL)).isFalse();
        assertThatThrownBy(() -> table.book().bestPrice(Side.SELL)).isInstanceOf(IllegalStateException.class);
    }
}
