package tapedeck.execution;

import tapedeck.model.Ticket;
import tapedeck.model.Verdict;

/// What the simulated broker asks, answered by account and risk gate together. Not thread-safe.
public final class Consent implements Margin {
    private final Portfolio portfolio;
    private final OrderManager orders;

    public Consent(Portfolio portfolio, OrderManager orders) {
        this.portfolio = portfolio;
        this.orders = orders;
    }

    @Override
    public Verdict check(Ticket ticket, long price, long size, long fee) {
        return portfolio.check(ticket, price, size, fee);
    }

    @Override
    public long sizeForShare(Ticket ticket, long price, FeeSchedule fees) {
        return portfolio.sizeForShare(ticket, price, fees);
    }

    @Override
    public Verdict resolve(Ticket ticket, long size) {
        return orders.resolve(ticket, size);
    }

    @Override
    public void onTraded(Ticket ticket, long size) {
        portfolio.onTraded(ticket, size);
    }

    @Override
    public void onReported(Ticket ticket, long size) {
        portfolio.onReported(ticket, size);
    }

    @Override
    public long reducible(Ticket ticket) {
        return portfolio.reducible(ticket);
    }
}
