package tapedeck.ta4j;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ta4j.core.Position;
import org.ta4j.core.Trade;
import org.ta4j.core.Trade.TradeType;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.analysis.cost.CostModel;
import org.ta4j.core.analysis.cost.ZeroCostModel;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/// ta4j's trading record, fed with what really filled. Unlike ta4j's own it takes both sides, and an entry added to an
/// open position moves its average price.
///
/// Costs stay in the engine's books: prices here are the fills' own. Most rules never look at the record, so what
/// filled is kept as numbers until somebody does: from then on ta4j's objects are made at once, some twenty a round
/// trip, and what was given out follows.
final class FillRecord implements TradingRecord {
    private static final long serialVersionUID = 1L;
    private static final CostModel NO_COST = new ZeroCostModel();

    /// What is still to be made into objects.
    private enum Kind {
        ENTRY,
        EXIT,
        TURN_TO_BUY,
        TURN_TO_SELL
    }

    private final transient List<Kind> kinds = new ArrayList<>();
    private transient int[] indexes = new int[16];
    private transient double[] numbers = new double[32];
    private TradeType turned;
    private boolean isWatched;
    private final transient List<Trade> trades = new ArrayList<>();
    private final transient List<Position> positions = new ArrayList<>();
    private TradeType side;
    private Position current;
    private @Nullable Trade lastEntry;
    private @Nullable Trade lastExit;
    private @Nullable Trade lastBuy;
    private @Nullable Trade lastSell;

    FillRecord(TradeType side) {
        this.side = side;
        this.turned = side;
        this.current = new Position(side, NO_COST, NO_COST);
    }

    /// Which way the next position goes; only while flat.
    void turn(TradeType next) {
        if (isWatched || next != turned) {
            turned = next;
            keep(next == TradeType.BUY ? Kind.TURN_TO_BUY : Kind.TURN_TO_SELL, 0, 0, 0);
        }
    }

    /// An entry that filled.
    void enter(int index, double price, double amount) {
        keep(Kind.ENTRY, index, price, amount);
    }

    /// An exit that filled.
    void exit(int index, double price, double amount) {
        keep(Kind.EXIT, index, price, amount);
    }

    private void keep(Kind kind, int index, double price, double amount) {
        if (isWatched) {
            book(kind, index, price, amount);
            return;
        }
        int at = kinds.size();
        if (at == indexes.length) {
            indexes = Arrays.copyOf(indexes, at * 2);
            numbers = Arrays.copyOf(numbers, at * 4);
        }
        kinds.add(kind);
        indexes[at] = index;
        numbers[2 * at] = price;
        numbers[2 * at + 1] = amount;
    }

    /// Somebody looks: makes objects of what was kept.
    private void settle() {
        if (isWatched) {
            return;
        }
        isWatched = true;
        for (int i = 0; i < kinds.size(); i++) {
            book(kinds.get(i), indexes[i], numbers[2 * i], numbers[2 * i + 1]);
        }
        kinds.clear();
    }

    private void book(Kind kind, int index, double price, double amount) {
        switch (kind) {
            case ENTRY -> book(index, num(price), num(amount));
            case EXIT -> leave(index, num(price), num(amount));
            case TURN_TO_BUY -> face(TradeType.BUY);
            case TURN_TO_SELL -> face(TradeType.SELL);
        }
    }

    private void face(TradeType next) {
        if (side != next && current.isNew()) {
            side = next;
            current = new Position(side, NO_COST, NO_COST);
        }
    }

    @Override
    public boolean enter(int index, Num price, Num amount) {
        settle();
        return book(index, price, amount);
    }

    private boolean book(int index, Num price, Num amount) {
        if (current.isNew()) {
            recordEntry(current.operate(index, price, amount));
            return true;
        }
        if (!current.isOpened()) {
            return false;
        }
        Trade first = current.getEntry();
        Num total = first.getAmount().plus(amount);
        Num paid = first.getPricePerAsset().multipliedBy(first.getAmount()).plus(price.multipliedBy(amount));
        current = new Position(trade(side, first.getIndex(), paid.dividedBy(total), total), NO_COST, NO_COST);
        recordEntry(trade(side, index, price, amount));
        return true;
    }

    @Override
    public boolean exit(int index, Num price, Num amount) {
        settle();
        return leave(index, price, amount);
    }

    private boolean leave(int index, Num price, Num amount) {
        if (!current.isOpened()) {
            return false;
        }
        Trade exit = current.operate(index, price, amount);
        record(exit);
        lastExit = exit;
        positions.add(current);
        current = new Position(side, NO_COST, NO_COST);
        return true;
    }

    private void recordEntry(Trade entry) {
        record(entry);
        lastEntry = entry;
    }

    private void record(Trade trade) {
        trades.add(trade);
        if (trade.isBuy()) {
            lastBuy = trade;
        } else {
            lastSell = trade;
        }
    }

    private static Trade trade(TradeType type, int index, Num price, Num amount) {
        return type == TradeType.BUY
                ? Trade.buyAt(index, price, amount, NO_COST)
                : Trade.sellAt(index, price, amount, NO_COST);
    }

    private static Num num(double value) {
        return DoubleNum.valueOf(value);
    }

    @Override
    public void operate(int index, Num price, Num amount) {
        if (!exit(index, price, amount)) {
            enter(index, price, amount);
        }
    }

    @Override
    public Position getCurrentPosition() {
        settle();
        return current;
    }

    @Override
    public TradeType getStartingType() {
        settle();
        return side;
    }

    @Override
    public String getName() {
        return "fills";
    }

    @Override
    public CostModel getTransactionCostModel() {
        return NO_COST;
    }

    @Override
    public CostModel getHoldingCostModel() {
        return NO_COST;
    }

    @Override
    public List<Position> getPositions() {
        settle();
        return positions;
    }

    @Override
    public List<Trade> getTrades() {
        settle();
        return trades;
    }

    @Override
    public @Nullable Trade getLastTrade() {
        settle();
        return trades.isEmpty() ? null : trades.getLast();
    }

    @Override
    public @Nullable Trade getLastTrade(TradeType type) {
        settle();
        return type == TradeType.BUY ? lastBuy : lastSell;
    }

    @Override
    public @Nullable Trade getLastEntry() {
        settle();
        return lastEntry;
    }

    @Override
    public @Nullable Trade getLastExit() {
        settle();
        return lastExit;
    }

    @Override
    public @Nullable Integer getStartIndex() {
        return null;
    }

    @Override
    public @Nullable Integer getEndIndex() {
        return null;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        throw new NotSerializableException("a record of a session's fills");
    }
}
