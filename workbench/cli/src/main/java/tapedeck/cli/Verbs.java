package tapedeck.cli;

import tapedeck.cli.frame.VerbTable;
import tapedeck.cli.live.FeedVerb;
import tapedeck.cli.run.BacktestVerb;
import tapedeck.cli.run.DemoVerb;
import tapedeck.cli.run.RunsVerb;
import tapedeck.cli.system.CompletionVerb;
import tapedeck.cli.system.ConfigVerb;
import tapedeck.cli.system.DoctorVerb;

/// Every verb of the command line, one line each, in the order of `tapedeck --help`.
final class Verbs {
    private Verbs() {}

    static VerbTable all() {
        return VerbTable.builder()
                .group("Testing strategies")
                .verb("demo", "the whole way once: sample data, a backtest, its figures", DemoVerb.class)
                .verb("backtest", "play a strategy over stored bars", BacktestVerb.class)
                .verb("runs", "list, show, name or remove runs", RunsVerb.class)
                .group("Live")
                .verb("feed", "write or watch a feed of ticks in shared memory", FeedVerb.class)
                .group("Setting up")
                .verb("doctor", "look at the machine and the workspace, and say how to mend them", DoctorVerb.class)
                .verb("config", "show, check or describe the settings", ConfigVerb.class)
                .verb("completion", "print the completion script of a shell", CompletionVerb.class)
                .build();
    }
}
