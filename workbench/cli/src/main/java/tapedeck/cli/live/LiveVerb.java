package tapedeck.cli.live;

import picocli.CommandLine.Command;

/// Sessions on the wall clock.
@Command(subcommands = {LiveStartVerb.class, LiveStatusVerb.class, LiveLogsVerb.class, LiveStopVerb.class})
public final class LiveVerb {}
