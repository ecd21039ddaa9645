package tapedeck.execution;

import tapedeck.model.Amendment;
import tapedeck.model.Order;

/// What a desk asks of the order manager.
sealed interface Command {
    record Submit(long id, int strategy, Order order) implements Command {}

    record Cancel(long id, int strategy) implements Command {}

    record Amend(long id, int strategy, Amendment to) implements Command {}
}
