package tapedeck.cli.live;

import picocli.CommandLine.Command;

/// Feeds of market data in shared memory.
@Command(subcommands = {FeedStartVerb.class, FeedStatusVerb.class})
public final class FeedVerb {}
