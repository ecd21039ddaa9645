package tapedeck.lab.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tapedeck.engine.CorporateAction;
import tapedeck.lab.store.action.ActionEvent;
import tapedeck.lab.store.action.ActionEvent.Kind;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.TradingCalendar;

/// Turns the dated events of a symbol into inputs with a time: the open of the date's session, or of the next one.
final class SeriesActions {
    private static final int LONGEST_BREAK = 14;

    private SeriesActions() {}

    /// Splits and dividends within a series: after its first row, before its end. One input per date.
    static List<CorporateAction> within(Series series, List<ActionEvent> events) {
        return between(series.instrument(), series.columns().firstTime(), series.endTime(), events);
    }

    /// Splits and dividends of an instrument after `first` and before `end`. One input per time.
    static List<CorporateAction> between(Instrument instrument, long first, long end, List<ActionEvent> events) {
        TradingCalendar calendar = instrument.calendar();
        int number = instrument.number();
        List<CorporateAction> actions = new ArrayList<>();
        for (ActionEvent event : events) {
            long time = event.kind() == Kind.SYMBOL ? Long.MIN_VALUE : time(calendar, event.date());
            if (time <= first || time >= end) {
                continue;
            }
            CorporateAction action =
                    new CorporateAction(number, time, event.newUnits(), event.oldUnits(), event.dividend());
            boolean isSecond = !actions.isEmpty() && actions.getLast().time() == time;
            actions.add(isSecond ? both(actions.removeLast(), action) : action);
        }
        return actions;
    }

    /// Two actions at one time as one: money is per unit before either.
    private static CorporateAction both(CorporateAction earlier, CorporateAction later) {
        long paid = earlier.newUnits() == 0
                ? later.dividend()
                : Fixed.scale(later.dividend(), earlier.newUnits(), earlier.oldUnits());
        boolean hasOne = earlier.newUnits() == 0 || later.newUnits() == 0;
        return new CorporateAction(
                later.instrument(),
                later.time(),
                hasOne
                        ? earlier.newUnits() + later.newUnits()
                        : Math.multiplyExact(earlier.newUnits(), later.newUnits()),
                hasOne
                        ? earlier.oldUnits() + later.oldUnits()
                        : Math.multiplyExact(earlier.oldUnits(), later.oldUnits()),
                Math.addExact(earlier.dividend(), paid));
    }

    /// The open of a date's session or of the next; MIN_VALUE where the calendar's table does not reach.
    static long time(TradingCalendar calendar, LocalDate date) {
        for (long day = date.toEpochDay(); day < date.toEpochDay() + LONGEST_BREAK; day++) {
            if (!calendar.covers(day * Interval.DAY)) {
                return Long.MIN_VALUE;
            }
            long open = calendar.openOfDay(day);
            if (open != Long.MIN_VALUE) {
                return open;
            }
        }
        return Long.MIN_VALUE;
    }
}
