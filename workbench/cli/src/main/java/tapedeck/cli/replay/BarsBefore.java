package tapedeck.cli.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tapedeck.cli.report.KeptRun;
import tapedeck.engine.Divergence;
import tapedeck.engine.LogEntry;
import tapedeck.engine.MarketData;
import tapedeck.event.BarReader;
import tapedeck.model.Bar;
import tapedeck.model.DataException;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Times;

/// The last bars that a strategy had seen, or an order met, where two logs part: the market's side of what led to it.
final class BarsBefore {
    private static final int SHOWN = 3;

    private BarsBefore() {}

    /// Lines for people; none where the data is not what it was.
    static List<String> lines(KeptRun run, Divergence found) {
        long time = sides(found).mapToLong(LogEntry::time).min().orElse(Long.MIN_VALUE);
        int number = sides(found)
                .map(BarsBefore::instrument)
                .flatMapToInt(OptionalInt::stream)
                .findFirst()
                .orElse(0);
        try (MarketData data = run.store().open(run.spec().data())) {
            boolean isSame = data.root().equals(run.identity().get("data.root"));
            return isSame && number < data.instruments().size() ? lines(data, number, time) : List.of();
        } catch (DataException gone) {
            return List.of();
        }
    }

    private static Stream<LogEntry> sides(Divergence found) {
        return Stream.concat(found.first().stream(), found.second().stream());
    }

    private static OptionalInt instrument(LogEntry entry) {
        return switch (entry) {
            case LogEntry.Submitted each -> OptionalInt.of(each.ticket().instrument());
            case LogEntry.Filled each -> OptionalInt.of(each.fill().instrument());
            case LogEntry.Traded each -> OptionalInt.of(each.trade().instrument());
            case LogEntry.Ambiguous each -> OptionalInt.of(each.instrument());
            case LogEntry.CancelSent _,
                    LogEntry.ReplaceSent _,
                    LogEntry.Denied _,
                    LogEntry.Marked _,
                    LogEntry.Happened _,
                    LogEntry.Plotted _ -> OptionalInt.empty();
        };
    }

    private static List<String> lines(MarketData data, int number, long time) {
        Instrument instrument = data.instruments().get(number);
        Bar bar = new Bar(instrument, data.interval(), data.volumeScale(number));
        BarReader reader = data.bars(number);
        ArrayDeque<String> last = new ArrayDeque<>();
        while (reader.read(bar) && bar.startTime() <= time) {
            if (last.size() == SHOWN) {
                last.removeFirst();
            }
            last.addLast(Times.format(bar.startTime()) + " bar " + instrument.symbol() + " open "
                    + Fixed.format(bar.openPrice()) + " high " + Fixed.format(bar.highPrice()) + " low "
                    + Fixed.format(bar.lowPrice()) + " close " + Fixed.format(bar.closePrice()));
        }
        return new ArrayList<>(last);
    }
}
