package tapedeck.venue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import tapedeck.model.Side;

/// A [MatchingBook] played and read as text tables, prices with two decimals.
///
/// Orders go in as rows of `order | owner | verb | side | size | price`; the book reads as a ladder,
/// best prices in the middle, each price with `size in orders`; events read as sentences.
final class BookTable implements BookListener {
    private final MatchingBook book;
    private final List<String> events = new ArrayList<>();

    BookTable() {
        book = new MatchingBook(this);
    }

    MatchingBook book() {
        return book;
    }

    /// Plays the rows; the first row is the heading.
    BookTable play(String table) {
        table.lines().skip(1).map(BookTable::cells).forEach(this::play);
        return this;
    }

    /// What happened since the last call.
    List<String> events() {
        List<String> drained = List.copyOf(events);
        events.clear();
        return drained;
    }

    /// The book as a table of `bids | price | asks`.
    List<List<String>> ladder() {
        TreeSet<Long> prices = new TreeSet<>();
        prices.addAll(prices(Side.BUY));
        prices.addAll(prices(Side.SELL));
        List<List<String>> rows = new ArrayList<>();
        for (long price : prices.descendingSet()) {
            rows.add(List.of(level(Side.BUY, price), decimal(price), level(Side.SELL, price)));
        }
        return rows;
    }

    /// A table as expected of [#ladder]; the first row is the heading.
    static List<List<String>> ladder(String table) {
        return table.lines().skip(1).map(BookTable::cells).toList();
    }

    static long cents(String price) {
        return new BigDecimal(price).movePointRight(2).longValueExact();
    }

    private void play(List<String> row) {
        long id = Long.parseLong(row.get(0));
        long owner = row.get(1).hashCode();
        Side side = row.get(3).isEmpty() ? Side.BUY : Side.valueOf(row.get(3).toUpperCase(Locale.ROOT));
        long size = row.get(4).isEmpty() ? 0 : Long.parseLong(row.get(4));
        long price = row.get(5).isEmpty() ? 0 : cents(row.get(5));
        switch (row.get(2)) {
            case "limit" -> book.limit(id, owner, side, price, size);
            case "market" -> book.market(id, side, size);
            case "IOC" -> book.immediateOrCancel(id, side, price, size);
            case "FOK" -> book.fillOrKill(id, side, price, size);
            case "budget" -> book.fillOrKillBudget(id, side, price, size);
            case "cancel" -> book.cancel(id, owner);
            case "reduce" -> book.reduce(id, owner, size);
            case "move" -> book.move(id, owner, price);
            default -> throw new IllegalArgumentException("verb " + row.get(2));
        }
    }

    private List<Long> prices(Side side) {
        long[] prices = new long[book.levels(side)];
        int count = book.depth(side, prices, new long[prices.length], new int[prices.length]);
        return Arrays.stream(prices, 0, count).boxed().toList();
    }

    private String level(Side side, long price) {
        long[] prices = new long[book.levels(side)];
        int[] orders = new int[prices.length];
        long[] volumes = new long[prices.length];
        int count = book.depth(side, prices, volumes, orders);
        for (int i = 0; i < count; i++) {
            if (prices[i] == price) {
                return volumes[i] + " in " + orders[i];
            }
        }
        return "";
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.split("\\|", -1)).map(String::strip).toList();
    }

    private static String decimal(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    @Override
    public void traded(long makerOrderId, long takerOrderId, long price, long size, long makerRemaining) {
        events.add(takerOrderId + " takes " + size + " @ " + decimal(price) + " from " + makerOrderId + ", "
                + makerRemaining + " left");
    }

    @Override
    public void added(long orderId, Side side, long price, long size) {
        events.add(orderId + " works: " + side.name().toLowerCase(Locale.ROOT) + " " + size + " @ " + decimal(price));
    }

    @Override
    public void reduced(long orderId, long price, long size, long remaining) {
        events.add(orderId + " loses " + size + " @ " + decimal(price) + ", " + remaining + " left");
    }

    @Override
    public void moved(long orderId, long fromPrice, long toPrice, long remaining) {
        events.add(
                orderId + " moves from " + decimal(fromPrice) + " to " + decimal(toPrice) + ", " + remaining + " left");
    }

    @Override
    public void rejected(long orderId, BookRefusal reason, long size) {
        events.add(orderId + " refused: " + reason + ", " + size);
    }
}
