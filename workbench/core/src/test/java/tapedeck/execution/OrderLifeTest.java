package tapedeck.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tapedeck.model.Fixed;
import tapedeck.model.Order;
import tapedeck.model.OrderEvent;
import tapedeck.model.Reason;
import tapedeck.model.Ticket;

/// Every sequence of reports up to length six, in any order a venue could send them, against a model of five lines.
class OrderLifeTest {
    private static final int LONGEST = 6;
    private static final long SIZE = 10 * Fixed.ONE;
    private static final long PART = 4 * Fixed.ONE;

    private enum Report {
        ACCEPTED,
        PARTIAL,
        FILL,
        CANCELED,
        REJECTED
    }

    /// What should be so after each report.
    private static final class Model {
        private final List<String> said = new ArrayList<>();
        private boolean isAccepted;
        private boolean isDone;
        private long filled;

        void take(Report report) {
            switch (report) {
                case ACCEPTED -> {
                    if (!isAccepted && !isDone) {
                        isAccepted = true;
                        said.add("Accepted");
                    }
                }
                case PARTIAL -> fill(PART);
                case FILL -> fill(Math.max(Fixed.ONE, SIZE - filled));
                case CANCELED -> end("Canceled");
                case REJECTED -> end("Rejected");
            }
        }

        private void fill(long size) {
            filled += size;
            isDone |= filled >= SIZE;
            said.add("Filled " + size + " left " + left());
        }

        private void end(String name) {
            if (!isDone) {
                isDone = true;
                said.add(name);
            }
        }

        long left() {
            return isDone ? 0 : SIZE - filled;
        }
    }

    @Test
    void everySequenceOfReportsLeavesTheStateOfTheModel() {
        int sequences = 0;
        for (int length = 1; length <= LONGEST; length++) {
            int count = (int) Math.pow(Report.values().length, length);
            for (int code = 0; code < count; code++) {
                check(decode(code, length));
                sequences++;
            }
        }

        assertThat(sequences).isEqualTo(19_530);
    }

    private static List<Report> decode(int code, int length) {
        List<Report> reports = new ArrayList<>();
        int rest = code;
        for (int i = 0; i < length; i++) {
            reports.add(Report.values()[rest % Report.values().length]);
            rest /= Report.values().length;
        }
        return reports;
    }

    private static void check(List<Report> reports) {
        Floor floor = new Floor(RiskLimits.NONE);
        long id = floor.orders.submit(0, Order.buy(floor.instrument, 10).limit(99));
        floor.orders.flush();
        floor.events.clear();
        Model model = new Model();
        long trade = 0;
        for (Report report : reports) {
            long size = report == Report.PARTIAL ? PART : Math.max(Fixed.ONE, SIZE - model.filled);
            switch (report) {
                case ACCEPTED -> floor.orders.onAccepted(id);
                case PARTIAL, FILL ->
                    floor.orders.onExecution(new Execution(id, 99 * Fixed.ONE, size, 0, false, ++trade, 0));
                case CANCELED -> floor.orders.onCanceled(id, Reason.VENUE);
                case REJECTED -> floor.orders.onRejected(id, Reason.VENUE);
            }
            model.take(report);
        }
        List<String> said = floor.events.stream().map(OrderLifeTest::text).toList();
        if (!said.equals(model.said)
                || floor.portfolio.net(0) != model.filled
                || floor.orders.workingSize(0, 0, true) != model.left()
                || floor.orders.workingOrders().isEmpty() != model.isDone) {
            throw new AssertionError(reports + ": said " + said + ", model " + model.said + ", held "
                    + floor.portfolio.net(0) + ", working " + floor.orders.workingSize(0, 0, true));
        }
    }

    private static String text(OrderEvent event) {
        String name = event.getClass().getSimpleName();
        return event instanceof OrderEvent.Filled filled
                ? name + " " + filled.fill().size() + " left " + filled.remaining()
                : name;
    }

    @Test
    void anExecutionReportedTwiceIsBookedOnce() {
        Floor floor = new Floor(RiskLimits.NONE);
        long id = floor.orders.submit(0, Order.buy(floor.instrument, 10));
        floor.orders.flush();
        Execution execution = new Execution(id, 99 * Fixed.ONE, PART, 0, false, 7, 0);

        floor.orders.onExecution(execution);
        floor.orders.onExecution(execution);

        assertThat(floor.portfolio.net(0)).isEqualTo(PART);
    }

    @Test
    void protectionGrowsByEveryPartEvenBeforeTheVenueConfirms() {
        Floor floor = new Floor(RiskLimits.NONE);
        long id = floor.orders.submit(0, Order.buy(floor.instrument, 10).stopLoss(90));
        floor.orders.flush();

        for (int trade = 1; trade <= 3; trade++) {
            floor.orders.onExecution(new Execution(id, 99 * Fixed.ONE, Fixed.ONE, 0, false, trade, 0));
        }

        assertThat(floor.venue.asked)
                .containsExactly("submit 1", "submit 2", "replace 2 200000000", "replace 2 300000000");
    }

    @Test
    void anotherStrategysOrderCannotBeLinkedToOrCanceled() {
        Floor floor = new Floor(RiskLimits.NONE);
        long first = floor.orders.submit(0, Order.buy(floor.instrument, 1).limit(90));
        floor.orders.submit(1, Order.buy(floor.instrument, 1).limit(91).oneCancels(first));
        floor.orders.cancel(1, first);
        floor.orders.flush();

        assertThat(floor.venue.asked).containsExactly("submit 1", "submit 2", "cancel 2 LINKED");
    }

    @Test
    void protectionThatTradesWhileItGrowsLeavesTheOtherItsSize() {
        Floor floor = new Floor(RiskLimits.NONE);
        long entry = enter(floor);

        floor.orders.onExecution(new Execution(entry, 100 * Fixed.ONE, 5 * Fixed.ONE, 0, false, 1, 0));
        floor.orders.onExecution(new Execution(entry, 100 * Fixed.ONE, 5 * Fixed.ONE, 0, false, 2, 0));
        floor.orders.onExecution(new Execution(3, 105 * Fixed.ONE, 3 * Fixed.ONE, 0, true, 3, 0));

        assertThat(floor.venue.asked).last().isEqualTo("replace 2 " + 7 * Fixed.ONE);
    }

    @Test
    void anEntryThatGoesOnWhileItsStopLeavesIsProtectedAnew() {
        Floor floor = new Floor(RiskLimits.NONE);
        long entry = enter(floor);

        floor.orders.onExecution(new Execution(entry, 100 * Fixed.ONE, 5 * Fixed.ONE, 0, false, 1, 0));
        floor.orders.onExecution(new Execution(3, 105 * Fixed.ONE, 5 * Fixed.ONE, 0, true, 2, 0));
        floor.orders.onExecution(new Execution(entry, 100 * Fixed.ONE, 5 * Fixed.ONE, 0, false, 3, 0));
        floor.orders.onCanceled(2, Reason.LINKED);

        assertThat(floor.orders.workingOrders()).extracting(Ticket::tag).containsExactly("stop", "target");
    }

    /// Ten units with a stop, order 2, and a target, order 3.
    private static long enter(Floor floor) {
        long entry = floor.orders.submit(
                0, Order.buy(floor.instrument, 10).limit(100).stopLoss(95).takeProfit(105));
        floor.orders.flush();
        return entry;
    }
}
