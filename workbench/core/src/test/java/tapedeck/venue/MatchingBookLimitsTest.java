package tapedeck.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tapedeck.model.Side;

/// The stated limits of [MatchingBook]: capacity, volume, prices, re-entry, allocation.
final class MatchingBookLimitsTest {
    private final BookRecorder events = new BookRecorder();

    @Test
    void orderBeyondTheCapacityIsRefusedUntilOneLeaves() {
        MatchingBook book = new MatchingBook(events, 1, 2);
        book.limit(1, 7, Side.BUY, 100, 1);
        book.limit(2, 7, Side.BUY, 100, 1);
        events.drain();

        book.limit(3, 7, Side.BUY, 100, 1);
        book.cancel(1, 7);
        book.limit(4, 7, Side.BUY, 100, 1);

        assertThat(events.drain())
                .containsExactly("rejected 3: book full, 1", "reduced 1: 1 @ 100, 0 left", "added 4: BUY 1 @ 100");
    }

    @Test
    void sideHoldsAsMuchAsALongCountsAndNotOneMore() {
        MatchingBook book = new MatchingBook(events);
        book.limit(1, 7, Side.SELL, 100, Long.MAX_VALUE - 5);
        book.limit(2, 7, Side.SELL, 101, 6);
        book.limit(3, 7, Side.SELL, 101, 5);
        book.limit(4, 7, Side.BUY, 99, 6);

        assertThat(events.drain())
                .containsExactly(
                        "added 1: SELL 9223372036854775802 @ 100",
                        "rejected 2: book full, 6",
                        "added 3: SELL 5 @ 101",
                        "added 4: BUY 6 @ 99");
        assertThat(book.volume(Side.SELL)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void anyLongIsAPrice() {
        MatchingBook book = new MatchingBook(events);
        book.limit(1, 7, Side.SELL, Long.MAX_VALUE, 1);
        book.limit(2, 7, Side.BUY, Long.MIN_VALUE, 1);
        book.limit(3, 7, Side.SELL, 0, 1);
        book.limit(4, 7, Side.BUY, -1, 1);
        events.drain();

        book.market(8, Side.BUY, 2);
        book.market(9, Side.SELL, 2);

        assertThat(events.drain())
                .containsExactly(
                        "traded 3 with 8: 1 @ 0, 0 left",
                        "traded 1 with 8: 1 @ 9223372036854775807, 0 left",
                        "traded 4 with 9: 1 @ -1, 0 left",
                        "traded 2 with 9: 1 @ -9223372036854775808, 0 left");
    }

    @Test
    void callbackReadsTheBookAsItIsButMayNotChangeIt() {
        MatchingBook[] book = new MatchingBook[1];
        BookRecorder meddler = new BookRecorder() {
            @Override
            public void traded(long makerOrderId, long takerOrderId, long price, long size, long makerRemaining) {
                assertThat(book[0].remaining(makerOrderId)).isEqualTo(makerRemaining);
                book[0].cancel(makerOrderId, 7);
            }
        };
        book[0] = new MatchingBook(meddler);
        book[0].limit(1, 7, Side.SELL, 100, 5);

        assertThatThrownBy(() -> book[0].market(2, Side.BUY, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("middle of a match");
    }

    @Test
    void unitSizeMustBePositive() {
        assertThatThrownBy(() -> new MatchingBook(events, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000_000})
    void repeatedWorkAllocatesNothing(long step) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        MatchingBook book = new MatchingBook(new Silent());
        fillAndEmpty(book, step);
        fillAndEmpty(book, step);
        long before = threads.getCurrentThreadAllocatedBytes();
        long overhead = threads.getCurrentThreadAllocatedBytes() - before;

        // the JVM itself may allocate now and then on any thread (648 bytes, in one run of four);
        // work of the book would allocate in every round
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long start = threads.getCurrentThreadAllocatedBytes();
            fillAndEmpty(book, step);
            allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - start - overhead);
        }

        assertThat(allocated).isZero();
    }

    /// 20,000 orders over 4,000 prices in, moved, reduced, traded and cancelled out again.
    private static void fillAndEmpty(MatchingBook book, long step) {
        int count = 20_000;
        for (int id = 0; id < count; id++) {
            Side side = (id & 1) == 0 ? Side.BUY : Side.SELL;
            long away = 1 + id * 7919L % 2000;
            book.limit(id, 7, side, -side.sign() * away * step, 10);
        }
        for (int id = 0; id < count; id++) {
            switch (id % 4) {
                case 0 -> book.move(id, 7, 3000 * step * ((id & 1) == 0 ? -1 : 1));
                case 1 -> book.reduce(id, 7, 3);
                case 2 -> book.immediateOrCancel(-1, Side.BUY, 500 * step, 5);
                default -> book.fillOrKill(-1, Side.SELL, -500 * step, 5);
            }
        }
        for (int id = 0; id < count; id++) {
            book.cancel(id, 7);
        }
        if (book.orders() != 0) {
            throw new IllegalStateException("orders left: " + book.orders());
        }
    }

    private static final class Silent implements BookListener {
        @Override
        public void traded(long makerOrderId, long takerOrderId, long price, long size, long makerRemaining) {}

        @Override
        public void added(long orderId, Side side, long price, long size) {}

        @Override
        public void reduced(long orderId, long price, long size, long remaining) {}

        @Override
        public void moved(long orderId, long fromPrice, long toPrice, long remaining) {}

        @Override
        public void rejected(long orderId, BookRefusal reason, long size) {}
    }
}
