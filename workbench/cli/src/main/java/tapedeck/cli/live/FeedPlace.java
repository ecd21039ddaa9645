package tapedeck.cli.live;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tapedeck.cli.frame.Invocation;
import tapedeck.live.feed.FeedFolder;

/// The options that say which feed is meant; shared by every verb that touches one.
final class FeedPlace {
    @Option(
            names = "--feed",
            paramLabel = "NAME",
            defaultValue = "sim",
            description = "the feed's name (default: ${DEFAULT-VALUE})")
    private String name = "sim";

    @Option(names = "--shm", paramLabel = "DIR", description = "where feeds live (default: /dev/shm/tapedeck-<uid>)")
    private @Nullable String base;

    FeedFolder folder(Invocation invocation) {
        return FeedFolder.of(Optional.ofNullable(base).map(invocation::resolve), name);
    }

    String name() {
        return name;
    }
}
