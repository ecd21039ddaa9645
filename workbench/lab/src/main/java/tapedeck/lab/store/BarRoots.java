package tapedeck.lab.store;

import tapedeck.engine.DataRoot;
import tapedeck.event.BarReader;
import tapedeck.model.Bar;

/// The content hash of a series of bars, computed by reading them.
final class BarRoots {
    private BarRoots() {}

    static String of(Series series) {
        DataRoot root = DataRoot.ofBars(series.instrument().symbol(), series.interval(), series.volumeScale());
        Bar bar = series.bar();
        BarReader reader = series.reader();
        while (reader.read(bar)) {
            root.bar(
                    bar.startTime(),
                    bar.openPrice(),
                    bar.highPrice(),
                    bar.lowPrice(),
                    bar.closePrice(),
                    bar.rawVolume());
        }
        return root.finish();
    }
}
