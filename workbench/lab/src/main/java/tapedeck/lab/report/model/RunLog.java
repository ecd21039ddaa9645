package tapedeck.lab.report.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;
import tapedeck.engine.LogDecoder;
import tapedeck.engine.LogEntry;
import tapedeck.file.RunFolder;
import tapedeck.lab.analytics.ClosedTrade;
import tapedeck.model.Fill;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Reason;
import tapedeck.model.Ticket;

/// Everything a run's event log says, gathered in one pass: trades, marks, fills, refusals, plots.
///
/// Built by one thread with [#read], or entry by entry; then only read. Money and sizes are doubles here: opinions, not
/// bookings.
public final class RunLog {
    private final RunFacts facts;
    private final Slippage slippageModel;
    private final List<ClosedTrade> trades = new ArrayList<>();
    private final Marks marks = new Marks();
    private final Map<Integer, Map<String, Plot>> plots = new TreeMap<>();
    private final Map<Reason, Long> refused = new EnumMap<>(Reason.class);
    private String refusalDetail = "";
    private final Map<Long, Sent> sent = new HashMap<>();
    private final Map<List<Integer>, Long> held = new TreeMap<>((a, b) -> {
        int byStrategy = a.get(0).compareTo(b.get(0));
        return byStrategy != 0 ? byStrategy : a.get(1).compareTo(b.get(1));
    });
    private final Map<Long, Double> tradedByDay = new HashMap<>();
    private final List<Foreign> foreign = new ArrayList<>();
    private boolean isExchanged;
    private long orders;
    private long fills;
    private long ambiguousBars;
    private double traded;
    private double fees;
    private double slippage;

    /// What the cost of an order's fills depends on.
    private record Sent(boolean hasLimit, boolean isReduceOnly) {}

    /// A fill whose money is not the account's, until a rate is known.
    private record Foreign(Instrument instrument, long time, double fee, double notional, double slippage) {}

    private static final Sent UNKNOWN = new Sent(false, false);

    private RunLog(RunFacts facts) {
        this.facts = facts;
        this.slippageModel = Slippage.of(facts.get("id.execution.slippage"));
    }

    /// Nothing yet.
    static RunLog of(RunFacts facts) {
        return new RunLog(facts);
    }

    public static RunLog read(RunFolder run, RunFacts facts) {
        RunLog log = of(facts);
        Consumer<LogEntry> consumer = log::accept;
        run.events(new LogDecoder(facts.instruments()), consumer);
        return log;
    }

    void accept(LogEntry entry) {
        switch (entry) {
            case LogEntry.Submitted submitted -> {
                orders++;
                Ticket ticket = submitted.ticket();
                sent.put(ticket.id(), new Sent(ticket.hasLimit(), ticket.isReduceOnly()));
            }
            case LogEntry.Denied denied -> {
                refused.merge(denied.reason(), 1L, Long::sum);
                refusalDetail = refusalDetail.isEmpty() ? denied.detail() : refusalDetail;
            }
            case LogEntry.Filled filled -> onFill(filled.fill());
            case LogEntry.Traded traded -> trades.add(trade(traded.trade()));
            case LogEntry.Marked marked ->
                marks.add(marked.mark(), facts.dayOf(marked.mark().time()));
            case LogEntry.Happened happened -> {
                if (happened.what().equals("rejected")) {
                    refused.merge(happened.reason(), 1L, Long::sum);
                }
            }
            case LogEntry.Plotted plotted ->
                plots.computeIfAbsent(plotted.strategy(), _ -> new TreeMap<>())
                        .computeIfAbsent(plotted.name(), name -> new Plot(plotted.strategy(), name))
                        .add(plotted.time(), plotted.value());
            case LogEntry.Ambiguous _ -> ambiguousBars++;
            case LogEntry.CancelSent _, LogEntry.ReplaceSent _ -> {
                // Not shown.
            }
        }
    }

    private void onFill(Fill fill) {
        Instrument instrument = facts.instruments().get(fill.instrument());
        double notional = Math.abs(Fixed.toDouble(instrument.notional(fill.price(), fill.size())));
        fills++;
        held.merge(List.of(fill.strategy(), fill.instrument()), fill.signedSize(), Math::addExact);
        Sent order = sent.getOrDefault(fill.orderId(), UNKNOWN);
        boolean slips = !fill.isMaker() && !order.hasLimit();
        double slipped = slips ? slippageModel.cost(instrument, fill, order.isReduceOnly()) : 0;
        double fee = Fixed.toDouble(fill.fee());
        if (Exchange.isForeign(facts, instrument)) {
            foreign.add(new Foreign(instrument, fill.time(), fee, notional, slipped));
        } else {
            book(fill.time(), fee, notional, slipped);
        }
    }

    private void book(long time, double fee, double notional, double slipped) {
        fees += fee;
        traded += notional;
        tradedByDay.merge(facts.dayOf(time + 1), notional, Double::sum);
        slippage += slipped;
    }

    /// Turns what is not the account's money into it, once: fills at their time, trades at their exit.
    void exchange(Exchange rates) {
        if (isExchanged) {
            return;
        }
        isExchanged = true;
        for (Foreign fill : foreign) {
            double rate = rates.rate(fill.instrument(), fill.time());
            book(fill.time(), fill.fee() * rate, fill.notional() * rate, fill.slippage() * rate);
        }
        trades.replaceAll(trade -> {
            Instrument instrument = facts.instruments().find(trade.symbol()).orElseThrow();
            return Exchange.isForeign(facts, instrument)
                    ? trade.exchanged(rates.rate(instrument, trade.exitTime()))
                    : trade;
        });
    }

    boolean hasForeignMoney() {
        return facts.instruments().all().stream().anyMatch(each -> Exchange.isForeign(facts, each));
    }

    private ClosedTrade trade(tapedeck.execution.ClosedTrade t) {
        return new ClosedTrade(
                Math.toIntExact(t.number()),
                facts.instruments().get(t.instrument()).symbol(),
                facts.strategies().get(t.strategy()).name(),
                t.isLong(),
                t.entryTime(),
                t.exitTime(),
                Fixed.toDouble(t.size()),
                Fixed.toDouble(t.entryPrice()),
                Fixed.toDouble(t.exitPrice()),
                Fixed.toDouble(t.profit()),
                Fixed.toDouble(t.fees()),
                Math.min(0, Fixed.toDouble(t.worst())),
                Math.max(0, Fixed.toDouble(t.best())),
                t.bars(),
                t.entryTag(),
                t.exitTag(),
                t.risk() > 0 ? OptionalDouble.of(Fixed.toDouble(t.risk())) : OptionalDouble.empty(),
                Fixed.toDouble(facts.instruments().get(t.instrument()).multiplier()));
    }

    /// In closing order.
    public List<ClosedTrade> trades() {
        return Collections.unmodifiableList(trades);
    }

    public Marks marks() {
        return marks;
    }

    /// All lines that strategies showed, by strategy and then by name.
    public List<Plot> plots() {
        return plots.values().stream().flatMap(some -> some.values().stream()).toList();
    }

    /// Refused orders by reason, gate and venue together.
    public Map<Reason, Long> refused() {
        return Collections.unmodifiableMap(refused);
    }

    /// What the first order was that the gate refused, as far as it said; else empty.
    public String refusalDetail() {
        return refusalDetail;
    }

    public long refusedCount() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    public long orders() {
        return orders;
    }

    public long fills() {
        return fills;
    }

    public long ambiguousBars() {
        return ambiguousBars;
    }

    /// Sum of the absolute values of all fills.
    public double tradedNotional() {
        return traded;
    }

    /// The same of the fills of one epoch day.
    public double tradedOn(long day) {
        return tradedByDay.getOrDefault(day, 0.0);
    }

    public double fees() {
        return fees;
    }

    /// What the configured slippage model took, from the fills' prices.
    public double slippage() {
        return slippage;
    }

    public List<OpenPosition> openPositions() {
        return held.entrySet().stream()
                .filter(position -> position.getValue() != 0)
                .map(position -> new OpenPosition(
                        facts.strategies().get(position.getKey().get(0)).name(),
                        facts.instruments().get(position.getKey().get(1)).symbol(),
                        Fixed.toDouble(position.getValue())))
                .toList();
    }
}
