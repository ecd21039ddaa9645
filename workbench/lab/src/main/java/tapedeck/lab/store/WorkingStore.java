package tapedeck.lab.store;

import java.nio.file.Files;
import java.nio.file.Path;
import tapedeck.engine.DataRequest;
import tapedeck.engine.MarketData;

/// The store of the workspace around the working directory: what a backtest from code reads where it names no other.
///
/// Found by `ServiceLoader`. The workspace is the nearest folder upward with a `tapedeck.yaml`, or with `strategies`
/// and `data/market_data`; else the program's own. Thread-safe.
public final class WorkingStore implements MarketData.Provider {
    private static final String DATA = "data";

    @Override
    public MarketData open(DataRequest request) {
        return Store.open(workspace(Path.of("").toAbsolutePath()).resolve(DATA)).open(request);
    }

    private static Path workspace(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            boolean looksLikeIt = Files.isDirectory(folder.resolve("strategies"))
                    && Files.isDirectory(folder.resolve(DATA).resolve("market_data"));
            if (looksLikeIt || Files.isRegularFile(folder.resolve("tapedeck.yaml"))) {
                return folder;
            }
        }
        String home = System.getProperty("tapedeck.home", "");
        return home.isEmpty() ? start : Path.of(home);
    }
}
