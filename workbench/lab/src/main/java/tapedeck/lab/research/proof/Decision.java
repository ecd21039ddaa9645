package tapedeck.lab.research.proof;

import java.util.List;
import java.util.Locale;
import tapedeck.model.Fixed;
import tapedeck.model.Reason;
import tapedeck.model.Ticket;

/// One thing that a strategy did, with everything that an observer could tell it apart by. Immutable.
public sealed interface Decision {
    /// When, epoch nanoseconds.
    long time();

    /// An order, sent or refused before it was sent.
    record Sent(long time, Ticket ticket) implements Decision {
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(ticket.isBuy() ? "buy " : "sell ");
            text.append(ticket.isShare() ? Fixed.format(100 * ticket.share()) + " %" : Fixed.format(ticket.size()));
            text.append(' ')
                    .append(ticket.type().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            price(text, " limit ", ticket.limit());
            price(text, " stop ", ticket.stop());
            price(text, " trail ", ticket.prices().trail());
            return text.append(ticket.tag().isEmpty() ? "" : " [" + ticket.tag() + "]")
                    .toString();
        }

        private static void price(StringBuilder text, String name, long price) {
            if (price != 0) {
                text.append(name).append(Fixed.format(price));
            }
        }
    }

    /// An order that was refused.
    record Denied(long time, long orderId, Reason reason, String detail) implements Decision {
        @Override
        public String toString() {
            return "refused: " + reason.words();
        }
    }

    /// An order called back.
    record Canceled(long time, long orderId) implements Decision {
        @Override
        public String toString() {
            return "cancel order " + orderId;
        }
    }

    /// A working order changed.
    record Changed(long time, long orderId, long size, Ticket.Prices prices) implements Decision {
        @Override
        public String toString() {
            return "change order " + orderId + " to " + Fixed.format(size)
                    + (prices.limit() == 0 ? "" : " limit " + Fixed.format(prices.limit()))
                    + (prices.stop() == 0 ? "" : " stop " + Fixed.format(prices.stop()));
        }
    }

    /// A value shown; not a decision to trade, but what one is made of.
    ///
    /// @param bits of the value, so that not-a-number equals itself
    record Shown(long time, String name, long bits) implements Decision {
        @Override
        public String toString() {
            return name + " = " + Double.longBitsToDouble(bits);
        }
    }

    /// It threw.
    record Threw(long time, String what) implements Decision {
        @Override
        public String toString() {
            return "threw " + what;
        }
    }

    /// Some decisions in one clause.
    static String words(List<Decision> decisions) {
        if (decisions.isEmpty()) {
            return "nothing";
        }
        String first = String.join(
                ", ", decisions.stream().limit(3).map(Object::toString).toList());
        return decisions.size() <= 3 ? first : first + " and " + (decisions.size() - 3) + " more";
    }
}
