package tapedeck.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tapedeck.model.Side;

/// Random commands to [MatchingBook] and [NaiveMatchingBook] alike: the same events in the same
/// order after each command, and the same book.
final class MatchingBookPropertyTest {
    private static final int COMMANDS = 30_000;
    private static final int OWNERS = 3;

    /// Each verb and how it first answered: a flow that misses one of these proves little.
    private static final String[] OUTCOMES = {
        "limit added", "limit traded", "limit rejected", "market traded", "market rejected", "ioc traded",
        "ioc rejected", "fok traded", "fok rejected", "budget traded", "budget rejected", "cancel reduced",
        "cancel rejected", "reduce reduced", "reduce rejected", "move moved", "move traded", "move rejected"
    };

    private final BookRecorder events = new BookRecorder();
    private final BookRecorder expectedEvents = new BookRecorder();

    @ParameterizedTest(name = "{0}, seed {4}")
    @CsvSource({
        // name,            price range, orders at work, size range, seed
        "dense prices,               10,            120,         20, 1",
        "dense prices,               10,            120,         20, 2",
        "two prices,                  2,             60,          9, 3",
        "many prices,               400,            300,         50, 4",
        "sparse prices,         1000000,            300,         50, 5",
        "sparse prices,   1000000000000,            200,         50, 6",
        "large sizes,                30,            100, 13000000000, 7",
        "sizes at the limit,         30,            100, 4611686018427387904, 8",
        "any long as price,           0,            150,         40, 9",
    })
    void behavesAsTheNaiveBook(String name, long prices, int working, long sizes, long seed) {
        MatchingBook book = new MatchingBook(events, 10);
        NaiveMatchingBook naive = new NaiveMatchingBook(expectedEvents, 10);
        Flow flow = new Flow(seed, prices, working, sizes);

        for (int i = 0; i < COMMANDS; i++) {
            String command = flow.next(book, naive);

            String where = name + ", seed " + seed + ", command " + i + ": " + command;
            List<String> expected = expectedEvents.drain();
            assertThat(events.drain()).as(where).isEqualTo(expected);
            flow.note(command, expected);
            assertThat(book.orders()).as(where).isEqualTo(naive.orders());
            if (i % 50 == 0) {
                assertThat(levels(book, Side.BUY)).as(where).isEqualTo(levels(naive, Side.BUY));
                assertThat(levels(book, Side.SELL)).as(where).isEqualTo(levels(naive, Side.SELL));
                long id = flow.id();
                assertThat(book.remaining(id)).as(where).isEqualTo(naive.remaining(id));
            }
        }
        assertThat(flow.seen).as("what was tried").contains(OUTCOMES);
    }

    private static List<List<Long>> levels(MatchingBook book, Side side) {
        long[] prices = new long[1000];
        long[] volumes = new long[1000];
        int[] orders = new int[1000];
        int count = book.depth(side, prices, volumes, orders);
        assertThat(count).isEqualTo(book.levels(side));
        assertThat(book.hasOrders(side)).isEqualTo(count > 0);
        List<List<Long>> levels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            assertThat(book.volumeAt(side, prices[i])).isEqualTo(volumes[i]);
            levels.add(List.of(prices[i], volumes[i], (long) orders[i]));
        }
        assertThat(levels.stream().mapToLong(level -> level.get(1)).sum()).isEqualTo(book.volume(side));
        if (count > 0) {
            assertThat(book.bestPrice(side)).isEqualTo(prices[0]);
        }
        return levels;
    }

    private static List<List<Long>> levels(NaiveMatchingBook book, Side side) {
        Map<Long, List<Long>> levels = new LinkedHashMap<>();
        for (NaiveMatchingBook.Entry entry : book.bestFirst(side, null)) {
            levels.merge(
                    entry.price,
                    List.of(entry.price, entry.left, 1L),
                    (a, b) -> List.of(a.get(0), a.get(1) + b.get(1), a.get(2) + b.get(2)));
        }
        return List.copyOf(levels.values());
    }

    /// Draws commands so that about `working` orders work, with unknown ids, other owners, ids used
    /// twice and wrong sizes among them.
    private static final class Flow {
        final Set<String> seen = new TreeSet<>();
        private final RandomGenerator random;
        private final long prices;
        private final int working;
        private final long sizes;

        Flow(long seed, long prices, int working, long sizes) {
            this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            this.prices = prices;
            this.working = working;
            this.sizes = sizes;
        }

        String next(MatchingBook book, NaiveMatchingBook naive) {
            long id = id();
            long owner = random.nextInt(10) == 0 ? random.nextInt(OWNERS) : Math.floorMod(id, OWNERS);
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            long price = price(side);
            long size = random.nextInt(200) == 0 ? -random.nextLong(3) : 1 + random.nextLong(sizes);
            int dice = random.nextInt(100);
            String verb = verb(dice);
            switch (verb) {
                case "limit" -> {
                    book.limit(id, owner, side, price, size);
                    naive.limit(id, owner, side, price, size);
                }
                case "market" -> {
                    book.market(id, side, size);
                    naive.immediate(id, side, null, size);
                }
                case "ioc" -> {
                    book.immediateOrCancel(id, side, price, size);
                    naive.immediate(id, side, price, size);
                }
                case "fok" -> {
                    book.fillOrKill(id, side, price, size);
                    naive.fillOrKill(id, side, price, size);
                }
                case "budget" -> {
                    // price × size ÷ unit, now and then wrapped around to anything at all
                    long budget = price * size / 10 + random.nextLong(3) - 1;
                    book.fillOrKillBudget(id, side, budget, size);
                    naive.fillOrKillBudget(id, side, budget, size);
                }
                case "cancel" -> {
                    book.cancel(id, owner);
                    naive.cancel(id, owner);
                }
                case "reduce" -> {
                    book.reduce(id, owner, size);
                    naive.reduce(id, owner, size);
                }
                default -> {
                    book.move(id, owner, price);
                    naive.move(id, owner, price);
                }
            }
            return verb + " " + id + " of " + owner + ": " + side + " " + size + " @ " + price;
        }

        void note(String command, List<String> events) {
            if (!events.isEmpty()) {
                seen.add(firstWord(command) + " " + firstWord(events.getFirst()));
            }
        }

        long id() {
            return random.nextInt(2 * working) * 0x1_0000_0001L - working;
        }

        private static String firstWord(String text) {
            return text.substring(0, text.indexOf(' '));
        }

        private static String verb(int dice) {
            if (dice < 55) {
                return "limit";
            }
            String[] others = {"market", "ioc", "fok", "budget", "cancel", "cancel", "reduce", "move", "move"};
            return others[(dice - 55) / 5];
        }

        /// Bids and asks from two ranges that overlap in a tenth; with no range, any `long`.
        private long price(Side side) {
            if (prices == 0) {
                long price = random.nextLong();
                return random.nextInt(8) == 0 ? price < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : price;
            }
            long price = random.nextLong(prices) - prices / 2;
            return side == Side.BUY ? price - prices * 9 / 20 : price + prices * 9 / 20;
        }
    }
}
