package tapedeck.cli;

import tapedeck.cli.frame.VerbTable;

/// Every verb of the command line, one line each, in the order of `tapedeck --help`.
final class Verbs {
    private Verbs() {}

    static VerbTable all() {
        return VerbTable.builder()
                .group("Setting up")
                .verb("completion", "print the completion script of a shell", tapedeck.cli.system.CompletionVerb.class)
                .group("Live")
                .verb("feed", "write or watch a feed of ticks in shared memory", tapedeck.cli.live.FeedVerb.class)
                .build();
    }
}
