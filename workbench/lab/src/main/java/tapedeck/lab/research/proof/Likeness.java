package tapedeck.lab.research.proof;

import java.util.List;
import java.util.OptionalLong;
import tapedeck.model.Ticket;

/// Whether two runs decide alike: the same kinds of orders at the same times on the same sides, sizes within 1 % and
/// prices within 0.1 %. Stateless.
final class Likeness {
    private static final double SIZE = 0.01;
    private static final double PRICE = 0.001;

    private Likeness() {}

    /// When they part; empty where they do not.
    static OptionalLong difference(List<Decision> a, List<Decision> b) {
        int common = Math.min(a.size(), b.size());
        for (int i = 0; i < common; i++) {
            if (!isAlike(a.get(i), b.get(i))) {
                return OptionalLong.of(Math.min(a.get(i).time(), b.get(i).time()));
            }
        }
        if (a.size() == b.size()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of((a.size() > common ? a : b).get(common).time());
    }

    private static boolean isAlike(Decision a, Decision b) {
        if (a.time() != b.time()) {
            return false;
        }
        return switch (a) {
            case Decision.Sent sent -> b instanceof Decision.Sent other && isAlike(sent.ticket(), other.ticket());
            case Decision.Denied denied -> b instanceof Decision.Denied other && denied.reason() == other.reason();
            case Decision.Canceled _ -> b instanceof Decision.Canceled;
            case Decision.Changed changed ->
                b instanceof Decision.Changed other
                        && isNear(changed.size(), other.size(), SIZE)
                        && isAlike(changed.prices(), other.prices());
            case Decision.Shown _ -> b instanceof Decision.Shown;
            case Decision.Threw _ -> b instanceof Decision.Threw;
        };
    }

    private static boolean isAlike(Ticket a, Ticket b) {
        return a.instrument() == b.instrument()
                && a.side() == b.side()
                && a.type() == b.type()
                && a.timeInForce() == b.timeInForce()
                && a.isReduceOnly() == b.isReduceOnly()
                && a.tag().equals(b.tag())
                && isNear(a.size(), b.size(), SIZE)
                && isNear(a.share(), b.share(), SIZE)
                && isAlike(a.prices(), b.prices());
    }

    private static boolean isAlike(Ticket.Prices a, Ticket.Prices b) {
        return isNear(a.limit(), b.limit(), PRICE)
                && isNear(a.stop(), b.stop(), PRICE)
                && isNear(a.trail(), b.trail(), SIZE)
                && isNear(a.trailRatio(), b.trailRatio(), SIZE);
    }

    private static boolean isNear(long a, long b, double share) {
        return a == b || Math.abs((double) a - b) <= share * Math.max(Math.abs((double) a), Math.abs((double) b));
    }
}
