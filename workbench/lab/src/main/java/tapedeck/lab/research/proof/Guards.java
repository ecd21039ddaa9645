package tapedeck.lab.research.proof;

import tapedeck.indicator.FutureBarException;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.model.Interval;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;

/// Tries the guards that keep the future out, from a strategy's place in a session over the same data: reads beyond
/// the newest bar must throw, and a longer bar must not show before it has closed.
final class Guards implements TradingStrategy {
    private static final int BARS = 500;
    private static final int[] AHEAD = {1, 2, 1000};
    private static final int LONGER = 4;

    private Series base;
    private Series longer;
    private int tried;

    private Guards(Series none) {
        base = none;
        longer = none;
    }

    /// How many reads were tried; every one was refused.
    static int tried(Subject subject, BarTable table) {
        Guards guards = new Guards(new Series(table.instruments().get(0), table.interval(), 0, 1));
        Subject probe = new Subject("guards", subject.spec(), data -> guards, subject.watcher());
        Trial trial = new Trial(
                probe,
                table.all(),
                new Trial.Terms(table.endTime(), subject.spec().account(), 0));
        long[] ends = table.ends();
        trial.playThrough(ends[Math.min(BARS, ends.length) - 1]);
        var failure = trial.failure();
        if (failure != null) {
            throw new IllegalStateException("a guard against look-ahead does not hold", failure);
        }
        return guards.tried;
    }

    @Override
    public void setup(Setup setup) {
        base = setup.bars();
        long nanos = Math.min(Interval.DAY, LONGER * base.interval().nanos());
        longer = setup.bars(base.symbol(), new Interval(nanos).toString());
    }

    @Override
    public void onBar(Bar bar, Desk desk) {
        for (Series series : new Series[] {base, longer}) {
            for (int ahead : AHEAD) {
                refused(() -> series.closePrice(series.lastIndex() + ahead));
                refused(() -> series.startTime(series.lastIndex() + ahead));
                refused(() -> series.close().ago(-ahead));
            }
        }
        int newest = longer.lastIndex();
        if (newest >= 0
                && base.interval().nanos() < longer.interval().nanos()
                && !longer.interval().isDaily()) {
            long end = longer.startTime(newest) + longer.interval().nanos();
            if (end > desk.now() && bar.interval().equals(longer.interval())) {
                throw new IllegalStateException("a longer bar was shown before it had closed");
            }
        }
        tried++;
    }

    private void refused(Runnable read) {
        try {
            read.run();
        } catch (FutureBarException expected) {
            tried++;
            return;
        }
        throw new IllegalStateException("a series gave a bar that has not closed");
    }
}
