package tapedeck.cli;

import tapedeck.cli.author.InitVerb;
import tapedeck.cli.author.NewVerb;
import tapedeck.cli.author.StrategiesVerb;
import tapedeck.cli.bench.BenchVerb;
import tapedeck.cli.data.DataSql;
import tapedeck.cli.data.DataVerb;
import tapedeck.cli.data.ImportVerb;
import tapedeck.cli.frame.VerbTable;
import tapedeck.cli.live.FeedVerb;
import tapedeck.cli.live.LiveVerb;
import tapedeck.cli.live.PromoteVerb;
import tapedeck.cli.notebook.NotebookVerb;
import tapedeck.cli.replay.DiffVerb;
import tapedeck.cli.replay.ReplayVerb;
import tapedeck.cli.report.ChartVerb;
import tapedeck.cli.report.CompareVerb;
import tapedeck.cli.report.ReportVerb;
import tapedeck.cli.report.VerifyReportVerb;
import tapedeck.cli.report.VerifyVerb;
import tapedeck.cli.run.BacktestVerb;
import tapedeck.cli.run.DemoVerb;
import tapedeck.cli.run.LookaheadVerb;
import tapedeck.cli.run.RunsVerb;
import tapedeck.cli.run.WarmupVerb;
import tapedeck.cli.system.CompletionVerb;
import tapedeck.cli.system.ConfigVerb;
import tapedeck.cli.system.DoctorVerb;

/// Every verb of the command line, one line each, in the order of `tapedeck --help`.
final class Verbs {
    private Verbs() {}

    static VerbTable all() {
        return VerbTable.builder()
                .group("Testing strategies")
                .verb("demo", "the whole way once: sample data, a backtest, its report", DemoVerb.class)
                .verb("backtest", "play a strategy over stored bars", BacktestVerb.class)
                .verb("lookahead", "examine whether a strategy sees the future", LookaheadVerb.class)
                .verb("warmup", "find out how much history a strategy needs", WarmupVerb.class)
                .verb("report", "write a run's report: one HTML file and its sidecars", ReportVerb.class)
                .verb("runs", "list, show, name or remove runs", RunsVerb.class)
                .verb("compare", "set runs side by side", CompareVerb.class)
                .verb("diff", "name why two runs differ, and show where they part", DiffVerb.class)
                .verb("replay", "play a run or a session again: verify it, or ask what if", ReplayVerb.class)
                .verb("verify", "run a kept run again and compare the result", VerifyVerb.class)
                .verb("verify-report", "derive a report again from its event log", VerifyReportVerb.class)
                .verb("chart", "draw a run's equity as an image", ChartVerb.class)
                .verb("notebook", "open the notebooks in Jupyter, or check that they run", NotebookVerb.class)
                .group("Writing strategies")
                .verb("init", "make a folder a workspace: strategy, notebook, sample of data", InitVerb.class)
                .verb("new", "write a strategy to begin with", NewVerb.class)
                .verb("strategies", "list and explain the strategies", StrategiesVerb.class)
                .group("Data")
                .verb("import", "bring market data into the store", ImportVerb.class)
                .verb("data", "list, describe, check, show and export market data", DataVerb.class)
                .verb("sql", "ask a question in SQL over the store", DataSql.class)
                .group("Live")
                .verb("promote", "freeze a run for live use", PromoteVerb.class)
                .verb("feed", "write or watch a feed of ticks in shared memory", FeedVerb.class)
                .verb("live", "run a promoted bundle on the wall clock", LiveVerb.class)
                .group("Setting up")
                .verb("doctor", "look at the machine and the workspace, and say how to mend them", DoctorVerb.class)
                .verb("config", "show, check or describe the settings", ConfigVerb.class)
                .verb("bench", "measure the engine, the store and their peers side by side", BenchVerb.class)
                .verb("completion", "print the completion script of a shell", CompletionVerb.class)
                .build();
    }
}
