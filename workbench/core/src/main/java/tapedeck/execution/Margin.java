package tapedeck.execution;

import tapedeck.model.Ticket;
import tapedeck.model.Verdict;

/// What a simulated broker asks the account before it lets an order trade.
public interface Margin {
    /// What a trade would cost in fees.
    interface FeeSchedule {
        long fee(Ticket ticket, long price, long size);
    }

    /// Whether the account can carry this trade.
    Verdict check(Ticket ticket, long price, long size, long fee);

    /// The largest size, in whole lots, that the order's share of the free margin pays for, fees included.
    long sizeForShare(Ticket ticket, long price, FeeSchedule fees);

    /// Whether the limits still allow an order for a share, now that it has come to a number of units.
    default Verdict resolve(Ticket ticket, long size) {
        return Verdict.PASS;
    }

    /// A trade happened at the venue; its report is on its way. It counts in every check from here on.
    void onTraded(Ticket ticket, long size);

    /// The report of a trade arrives.
    void onReported(Ticket ticket, long size);

    /// Units that the order could close of its strategy's position.
    long reducible(Ticket ticket);
}
