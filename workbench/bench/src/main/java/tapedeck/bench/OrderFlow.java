package tapedeck.bench;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import tapedeck.model.OrderType;
import tapedeck.model.Side;
import tapedeck.model.Ticket;
import tapedeck.model.TimeInForce;
import tapedeck.venue.BookListener;
import tapedeck.venue.BookRefusal;
import tapedeck.venue.MatchingBook;

/// A repeatable flow of orders for a matching book: of 100 commands about 48 are passive limit orders,
/// 13 orders that trade at once (half limit, half immediate-or-cancel), 33 cancels, 4 moves and 3
/// reduces, around a price that walks at random.
///
/// Made beforehand into primitive arrays, so that a measurement measures the book. The flow ends by
/// cancelling all that still works: it can be played again and again into the same book.
final class OrderFlow {
    private static final byte LIMIT = 0;
    private static final byte IMMEDIATE = 1;
    private static final byte CANCEL = 2;
    private static final byte REDUCE = 3;
    private static final byte MOVE = 4;
    private static final long OWNER = 7;

    private final byte[] verbs;
    private final long[] ids;
    private final long[] prices;
    private final long[] sizes;
    private final Side[] sides;
    private int count;

    /// About `working` orders are in the book at most times, `spread` prices away from the middle on average.
    OrderFlow(int commands, int working, int spread) {
        int room = commands + 8 * working;
        verbs = new byte[room];
        ids = new long[room];
        prices = new long[room];
        sizes = new long[room];
        sides = new Side[room];
        fill(commands, working, spread);
    }

    int count() {
        return count;
    }

    void play(MatchingBook book) {
        for (int command = 0; command < count; command++) {
            play(book, command);
        }
    }

    void play(MatchingBook book, int command) {
        long id = ids[command];
        switch (verbs[command]) {
            case LIMIT -> book.limit(id, OWNER, sides[command], prices[command], sizes[command]);
            case IMMEDIATE -> book.immediateOrCancel(id, sides[command], prices[command], sizes[command]);
            case CANCEL -> book.cancel(id, OWNER);
            case REDUCE -> book.reduce(id, OWNER, sizes[command]);
            case MOVE -> book.move(id, OWNER, prices[command]);
            default -> throw new IllegalStateException("verb " + verbs[command]);
        }
    }

    /// The order that a command sends or changes, or empty where the command asks for less: what a risk gate must see.
    Optional<Ticket> ticket(int command) {
        byte verb = verbs[command];
        if (verb == CANCEL || verb == REDUCE) {
            return Optional.empty();
        }
        return Optional.of(new Ticket(
                ids[command],
                0,
                0,
                sides[command],
                OrderType.LIMIT,
                verb == IMMEDIATE ? TimeInForce.IOC : TimeInForce.GTC,
                sizes[command],
                0,
                new Ticket.Prices(prices[command], 0, 0, 0),
                0,
                false,
                false,
                0,
                ""));
    }

    /// Whether a command moves an order that works already.
    boolean isMove(int command) {
        return verbs[command] == MOVE;
    }

    private void fill(int commands, int working, int spread) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20250101);
        Alive alive = new Alive(verbs.length);
        MatchingBook book = new MatchingBook(alive);
        long mid = 1_000_000;
        for (long id = 1; count < commands; id++) {
            mid += random.nextInt(64) == 0 ? random.nextInt(3) - 1L : 0;
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            long away = 1 + (long) (random.nextExponential() * spread);
            long passive = mid - side.sign() * away;
            long size = random.nextLong(1, 101);
            int dice = random.nextInt(100);
            if (alive.count < working || (dice < 45 && alive.count < 2 * working)) {
                put(LIMIT, id, passive, size, side);
            } else if (dice < 58) {
                long across = mid + (long) side.sign() * spread;
                put(dice < 52 ? IMMEDIATE : LIMIT, id, across, size, side);
            } else {
                long victim = alive.ids[random.nextInt(alive.count)];
                byte verb = dice < 62 ? MOVE : dice < 65 ? REDUCE : CANCEL;
                put(verb, victim, mid - alive.sides[(int) victim].sign() * away, size, side);
            }
            play(book, count - 1);
        }
        while (alive.count > 0) {
            put(CANCEL, alive.ids[alive.count - 1], 0, 0, Side.BUY);
            play(book, count - 1);
        }
    }

    private void put(byte verb, long id, long price, long size, Side side) {
        verbs[count] = verb;
        ids[count] = id;
        prices[count] = price;
        sizes[count] = size;
        sides[count] = side;
        count++;
    }

    /// Knows the ids at work, so that the flow cancels orders that exist.
    private static final class Alive implements BookListener {
        private final long[] ids;
        private final int[] places;
        private final Side[] sides;
        private int count;

        Alive(int commands) {
            ids = new long[commands];
            places = new int[commands + 1];
            sides = new Side[commands + 1];
            Arrays.fill(places, -1);
        }

        @Override
        public void traded(long makerOrderId, long takerOrderId, long price, long size, long makerRemaining) {
            if (makerRemaining == 0) {
                remove(makerOrderId);
            }
        }

        @Override
        public void added(long orderId, Side side, long price, long size) {
            places[(int) orderId] = count;
            sides[(int) orderId] = side;
            ids[count++] = orderId;
        }

        @Override
        public void reduced(long orderId, long price, long size, long remaining) {
            if (remaining == 0) {
                remove(orderId);
            }
        }

        @Override
        public void moved(long orderId, long fromPrice, long toPrice, long remaining) {
            if (remaining == 0) {
                remove(orderId);
            }
        }

        @Override
        public void rejected(long orderId, BookRefusal reason, long size) {}

        private void remove(long orderId) {
            int place = places[(int) orderId];
            long last = ids[--count];
            ids[place] = last;
            places[(int) last] = place;
        }
    }
}
