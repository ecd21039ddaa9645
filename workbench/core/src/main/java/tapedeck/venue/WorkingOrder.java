package tapedeck.venue;

import org.jspecify.annotations.Nullable;

/// One order at work in a [MatchingBook], linked into the queue of its [PriceLevel]. Reused: a node
/// that leaves the book waits in a free list and comes back as another order.
final class WorkingOrder {
    long id;
    long owner;
    long remaining;

    @Nullable
    PriceLevel level;

    /// Towards later arrivals; in the free list, the next free node.
    @Nullable
    WorkingOrder behind;

    /// Towards earlier arrivals.
    @Nullable
    WorkingOrder ahead;
}
