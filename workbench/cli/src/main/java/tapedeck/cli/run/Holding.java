package tapedeck.cli.run;

import java.util.List;
import java.util.Optional;
import tapedeck.engine.DataRequest;
import tapedeck.engine.MarketData;
import tapedeck.engine.RunSummary;
import tapedeck.event.BarReader;
import tapedeck.lab.analytics.DailySeries;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.TradingCalendar;

/// Holding instead of trading: the same capital, in equal parts, in every symbol from its first open to the end.
final class Holding {
    private Holding() {}

    /// Daily values of the benchmark's symbol if the settings name one, else of what is traded.
    static DailySeries of(RunPlan plan, MarketData traded, RunSummary summary) {
        Optional<String> symbol = plan.settings().optional("data.benchmark");
        if (symbol.isEmpty()) {
            return of(traded, summary);
        }
        DataRequest request = new DataRequest(
                List.of(symbol.get()),
                plan.spec().data().interval(),
                plan.spec().data().range());
        try (MarketData data = plan.store().open(request)) {
            return of(data, summary);
        }
    }

    private static DailySeries of(MarketData data, RunSummary summary) {
        TradingCalendar calendar = data.instruments().get(0).calendar();
        int days = summary.days().size();
        double capital = Fixed.toDouble(summary.startEquity());
        double part = capital / data.instruments().size();
        double[] value = new double[days + 1];
        value[0] = capital;
        for (Instrument instrument : data.instruments().all()) {
            double[] growth = growth(data, instrument, summary);
            for (int i = 0; i < days; i++) {
                value[i + 1] += part * growth[i];
            }
        }
        long[] dates = new long[days + 1];
        dates[0] = calendar.sessionDay(summary.startTime());
        for (int i = 0; i < days; i++) {
            dates[i + 1] = calendar.lastClosedDay(summary.days().time(i));
        }
        return DailySeries.ofEquity(dates, value);
    }

    /// Last close over first open at each day's end; 1 before the first bar.
    private static double[] growth(MarketData data, Instrument instrument, RunSummary summary) {
        double[] growth = new double[summary.days().size()];
        BarReader reader = data.bars(instrument.number());
        Bar bar = new Bar(instrument, data.interval(), data.volumeScale(instrument.number()));
        double first = 0;
        double last = 0;
        int day = 0;
        while (reader.read(bar)) {
            while (day < growth.length && summary.days().time(day) < bar.endTime()) {
                growth[day++] = first == 0 ? 1 : last / first;
            }
            first = first == 0 ? bar.open() : first;
            last = bar.close();
        }
        while (day < growth.length) {
            growth[day++] = first == 0 ? 1 : last / first;
        }
        return growth;
    }
}
