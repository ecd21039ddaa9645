package tapedeck.engine;

import tapedeck.model.Tick;

/// Brings a split or a dividend to the account, the marks, the orders and the bars under way. Orders that rest at the
/// venue have changed already. Not thread-safe.
final class Restatement {
    private final Session session;

    Restatement(Session session) {
        this.session = session;
    }

    void onAction(Tick tick) {
        int i = tick.instrument;
        if (tick.size != 0) {
            session.portfolio().pay(i, tick.size);
        }
        if (tick.isSplit()) {
            session.market().rescale(i, tick.price2, tick.price);
            session.portfolio().split(i, tick.price, tick.price2);
            session.orders().split(i, tick.price, tick.price2);
            for (BarBuilder builder : session.builders().of(i)) {
                builder.split(tick.price, tick.price2);
            }
        }
        session.mark(false);
    }
}
