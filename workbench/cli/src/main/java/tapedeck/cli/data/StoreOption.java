package tapedeck.cli.data;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tapedeck.cli.frame.Invocation;
import tapedeck.lab.store.Store;

/// Which store a verb works on: the workspace's, or the one named.
final class StoreOption {
    @Option(names = "--data", paramLabel = "DIR", description = "folder of the market data (the workspace's data/)")
    private @Nullable String folder;

    Path folder(Invocation invocation) {
        String given = folder;
        return given == null ? invocation.workspace().data() : invocation.resolve(given);
    }

    Store open(Invocation invocation) {
        return Store.open(folder(invocation));
    }
}
