package tapedeck.execution;

import java.util.Arrays;
import tapedeck.model.Fill;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Instruments;
import tapedeck.model.Market;
import tapedeck.model.OrderEvent;
import tapedeck.model.Reason;
import tapedeck.model.Side;
import tapedeck.model.Ticket;
import tapedeck.model.Verdict;

/// The account: cash per currency, each strategy's positions and their net, valued at the market's marks.
///
/// Cash and positions are conserved to the last 1e-8: notional rounds half-even, fees round up. Not thread-safe.
public final class Portfolio implements Margin {
    /// Hears round trips.
    public interface TradeListener {
        void onTrade(ClosedTrade trade);
    }

    /// Numbers round trips and hands them on.
    final class Trades {
        private long last;

        long next() {
            return ++last;
        }

        void add(ClosedTrade trade) {
            listener.onTrade(trade);
        }
    }

    private final AccountSettings settings;
    private final Instruments instruments;
    private final Market market;
    private final Rates rates;
    private final TradeListener listener;
    private final Position[][] positions;
    private final long[] net;
    private final Valuation values;
    private final int[] open;
    private final long[] cash;
    private final int[] currencyOf;
    private final long[][] unreported;
    private final Trades trades = new Trades();
    private int openPositions;
    private int tradesUnderWay;

    public Portfolio(
            AccountSettings settings, Instruments instruments, Market market, int strategies, TradeListener listener) {
        this.settings = settings;
        this.instruments = instruments;
        this.market = market;
        this.listener = listener;
        this.rates = new Rates(settings.currency(), instruments, market);
        this.cash = new long[rates.count()];
        cash[0] = settings.cash();
        net = new long[instruments.size()];
        open = new int[instruments.size()];
        currencyOf = new int[instruments.size()];
        Arrays.setAll(currencyOf, i -> rates.index(instruments.get(i).currency()));
        values = new Valuation(instruments, market, rates, currencyOf, net);
        unreported = new long[strategies][instruments.size()];
        positions = new Position[strategies][instruments.size()];
        for (int s = 0; s < strategies; s++) {
            int strategy = s;
            Arrays.setAll(positions[s], i -> new Position(strategy, instruments.get(i)));
        }
    }

    /// Books a fill into cash and the strategy's position.
    ///
    /// @param riskPerUnit distance to the protective stop, 0 for none
    /// @param bar         number of bars closed so far, for the length of trades
    public void apply(Fill fill, String tag, long riskPerUnit, int bar) {
        int i = fill.instrument();
        Position position = positions[fill.strategy()][i];
        long notional = instruments.get(i).notional(fill.price(), fill.size());
        long paid = fill.side() == Side.BUY ? -notional : notional;
        cash[currencyOf[i]] = Math.addExact(cash[currencyOf[i]], Math.subtractExact(paid, fill.fee()));
        boolean wasFlat = position.isFlat();
        position.apply(fill, tag, riskPerUnit, bar, trades);
        moved(fill, wasFlat, position);
    }

    private void moved(Fill fill, boolean wasFlat, Position position) {
        int i = fill.instrument();
        net[i] = Math.addExact(net[i], fill.signedSize());
        values.onChange(i);
        int change = (wasFlat ? 0 : -1) + (position.isFlat() ? 0 : 1);
        open[i] += change;
        openPositions += change;
    }

    /// Takes a fill back: cash, units and fee are as if it had not been, whatever has happened since.
    ///
    /// @param bar number of bars closed so far
    void bust(OrderEvent.Busted busted, int bar) {
        Fill reversal = busted.reversal();
        int i = reversal.instrument();
        Position position = positions[reversal.strategy()][i];
        long notional = instruments.get(i).notional(reversal.price(), reversal.size());
        long paid = reversal.side() == Side.BUY ? -notional : notional;
        cash[currencyOf[i]] = Math.addExact(cash[currencyOf[i]], Math.subtractExact(paid, reversal.fee()));
        boolean wasFlat = position.isFlat();
        position.bust(reversal, bar, trades);
        moved(reversal, wasFlat, position);
    }

    /// A split: positions have other units; cash and cost stay.
    public void split(int instrument, long newUnits, long oldUnits) {
        long sum = 0;
        for (int s = 0; s < positions.length; s++) {
            positions[s][instrument].split(newUnits, oldUnits);
            unreported[s][instrument] = Fixed.scale(unreported[s][instrument], newUnits, oldUnits);
            sum = Math.addExact(sum, positions[s][instrument].size());
        }
        net[instrument] = sum;
        values.onChange(instrument);
    }

    /// After a split: units below a whole lot are paid out at the last price, as brokers do, as a trade of its own.
    ///
    /// @param bar number of bars closed so far, for the length of trades
    void payInLieu(int instrument, long time, int bar) {
        Instrument of = instruments.get(instrument);
        for (int s = 0; s < positions.length; s++) {
            long held = positions[s][instrument].size();
            long fraction = Math.abs(held) % of.lotSize();
            if (fraction != 0) {
                Side side = held > 0 ? Side.SELL : Side.BUY;
                long price = market.mark(instrument);
                apply(
                        new Fill(0, s, instrument, side, price, fraction, 0, of.currency(), false, 0, time, time),
                        "cash in lieu",
                        0,
                        bar);
            }
        }
    }

    /// A dividend: paid to who is long, owed by who is short.
    ///
    /// @param perUnit at 1e-8 in the instrument's currency
    public void pay(int instrument, long perUnit) {
        for (Position[] ofStrategy : positions) {
            long amount = instruments.get(instrument).notional(perUnit, ofStrategy[instrument].size());
            ofStrategy[instrument].pay(amount);
            cash[currencyOf[instrument]] = Math.addExact(cash[currencyOf[instrument]], amount);
        }
    }

    /// A price of the instrument was seen: follows the best and worst of what is open.
    public void onPrice(int instrument, long price) {
        if (open[instrument] != 0) {
            for (Position[] ofStrategy : positions) {
                ofStrategy[instrument].see(price);
            }
        }
    }

    /// Prices of the instrument between these were seen.
    public void onRange(int instrument, long high, long low) {
        if (open[instrument] != 0) {
            onPrice(instrument, high);
            onPrice(instrument, low);
        }
    }

    /// Value of everything in the account's currency.
    public long equity() {
        long sum = cash[0];
        for (int c = 1; c < cash.length; c++) {
            sum = Math.addExact(sum, rates.toBase(c, cash[c]));
        }
        return Math.addExact(sum, values.sum());
    }

    /// Sum of absolute position values in the account's currency.
    public long grossExposure() {
        return values.gross();
    }

    /// Sum of signed position values in the account's currency.
    public long netExposure() {
        return values.sum();
    }

    /// Notional of a size at a price in the account's currency.
    public long notionalInBase(int instrument, long price, long size) {
        return rates.toBase(currencyOf[instrument], instruments.get(instrument).notional(price, size));
    }

    /// Number of strategies that share the account.
    public int strategies() {
        return positions.length;
    }

    /// Profit of one strategy since the start, open positions at their marks, in the account's currency.
    public long profit(int strategy) {
        long sum = 0;
        for (int i = 0; i < net.length; i++) {
            Position position = positions[strategy][i];
            long profit = Math.addExact(position.realized(), position.unrealized(market.mark(i)));
            sum = Math.addExact(sum, rates.toBase(currencyOf[i], profit));
        }
        return sum;
    }

    /// Value of one strategy's position in the account's currency; negative when short.
    public long value(int strategy, int instrument) {
        long size = positions[strategy][instrument].size();
        return size == 0 ? 0 : notionalInBase(instrument, market.mark(instrument), size);
    }

    /// Whether amounts in the instrument's currency can be converted now.
    public boolean isConvertible(int instrument) {
        return rates.isKnown(currencyOf[instrument]);
    }

    /// Cash of the account's own currency.
    public long cash() {
        return cash[0];
    }

    /// Cash of all currencies in the account's own.
    public long cashInBase() {
        long sum = cash[0];
        for (int c = 1; c < cash.length; c++) {
            sum = Math.addExact(sum, rates.toBase(c, cash[c]));
        }
        return sum;
    }

    public Position position(int strategy, int instrument) {
        return positions[strategy][instrument];
    }

    /// The account's net units of an instrument.
    public long net(int instrument) {
        return net[instrument];
    }

    /// Whether anything is held.
    public boolean isFlat() {
        return openPositions == 0;
    }

    public AccountSettings settings() {
        return settings;
    }

    @Override
    public Verdict check(Ticket ticket, long price, long size, long fee) {
        long after =
                Math.addExact(netAtVenue(ticket.instrument()), ticket.side().sign() * size);
        if (after < 0 && !settings.shortAllowed() && !ticket.isBuy()) {
            return new Verdict(Reason.SHORT_NOT_ALLOWED, "");
        }
        long opening = openingSize(ticket, size);
        if (opening == 0) {
            return Verdict.PASS;
        }
        long need = Math.addExact(
                Math.abs(notionalInBase(ticket.instrument(), price, opening)),
                rates.toBase(currencyOf[ticket.instrument()], fee));
        long power = buyingPower(ticket.instrument(), price, size - opening);
        if (need <= power) {
            return Verdict.PASS;
        }
        boolean isCash = settings.leverage() == Fixed.ONE;
        return new Verdict(
                isCash ? Reason.CASH : Reason.MARGIN,
                "needs " + Fixed.format(need, 2) + ", free " + Fixed.format(Math.max(0, power), 2));
    }

    @Override
    public long sizeForShare(Ticket ticket, long price, FeeSchedule fees) {
        Instrument instrument = instruments.get(ticket.instrument());
        long budget = Fixed.multiply(Math.max(0, buyingPower(ticket.instrument(), price, 0)), ticket.share());
        budget = rates.fromBase(currencyOf[ticket.instrument()], budget);
        long unit = instrument.notional(price, Fixed.ONE);
        if (unit <= 0 || budget <= 0) {
            return 0;
        }
        long lot = instrument.lotSize();
        long most = Fixed.divide(budget, unit) / lot;
        long over = cost(ticket, price, most * lot, fees) - budget;
        if (over <= 0) {
            return most * lot;
        }
        // what is certainly not too much, and what certainly is: the largest size lies between
        long fits = Math.max(0, most - Fixed.divide(over, unit) / lot - 2);
        while (fits + 1 < most) {
            long middle = (fits + most) >>> 1;
            if (cost(ticket, price, middle * lot, fees) <= budget) {
                fits = middle;
            } else {
                most = middle;
            }
        }
        return fits * lot;
    }

    private long cost(Ticket ticket, long price, long size, FeeSchedule fees) {
        long notional = instruments.get(ticket.instrument()).notional(price, size);
        return Math.addExact(notional, Math.max(0, fees.fee(ticket, price, size)));
    }

    @Override
    public long reducible(Ticket ticket) {
        long held = positions[ticket.strategy()][ticket.instrument()].size()
                + unreported[ticket.strategy()][ticket.instrument()];
        return ticket.isBuy() ? Math.max(0, -held) : Math.max(0, held);
    }

    /// The part of a trade that opens or turns the account's net position.
    private long openingSize(Ticket ticket, long size) {
        long held = netAtVenue(ticket.instrument());
        boolean isReducing = held != 0 && (held > 0) != ticket.isBuy();
        return isReducing ? Math.max(0, size - Math.abs(held)) : size;
    }

    /// Exposure that may be added: free margin times leverage, what `closing` units release included.
    private long buyingPower(int instrument, long price, long closing) {
        long released = Math.abs(notionalInBase(instrument, price, closing));
        long used = exposureAtVenue() - released;
        return Math.subtractExact(Fixed.multiply(equity(), settings.leverage()), used);
    }

    /// What the venue knows to be held: also where the report of a trade is still on its way.
    private long netAtVenue(int instrument) {
        long sum = net[instrument];
        for (long[] ofStrategy : unreported) {
            sum += ofStrategy[instrument];
        }
        return sum;
    }

    private long exposureAtVenue() {
        if (tradesUnderWay == 0) {
            return values.gross();
        }
        long sum = 0;
        for (int i = 0; i < net.length; i++) {
            long held = netAtVenue(i);
            if (held != 0) {
                sum = Math.addExact(sum, Math.abs(notionalInBase(i, market.mark(i), held)));
            }
        }
        return sum;
    }

    @Override
    public void onTraded(Ticket ticket, long size) {
        tradesUnderWay++;
        unreported[ticket.strategy()][ticket.instrument()] += ticket.side().sign() * size;
    }

    @Override
    public void onReported(Ticket ticket, long size) {
        tradesUnderWay--;
        unreported[ticket.strategy()][ticket.instrument()] -= ticket.side().sign() * size;
    }
}
