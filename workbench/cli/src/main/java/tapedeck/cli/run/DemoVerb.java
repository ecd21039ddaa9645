package tapedeck.cli.run;

import java.util.List;
import picocli.CommandLine.Command;
import tapedeck.cli.config.SettingsSources.NamedOption;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.Style;
import tapedeck.cli.frame.Verb;
import tapedeck.lab.store.Store;
import tapedeck.lab.store.generate.Sample;

/// The whole way in one command: synthetic data, a strategy, figures, a kept run.
@Command
public final class DemoVerb implements Verb {
    private static final String SYMBOL = "BTC-USD";
    private static final String OPTION = "demo";

    @Override
    public ExitCode run(Invocation invocation) throws Exception {
        Console console = invocation.console();
        var workspace = invocation.workspace();
        if (!StoredBars.symbols(Store.open(workspace.data())).contains(SYMBOL)) {
            console.note("writing the synthetic sample to " + workspace.relative(workspace.data()));
            new Sample(workspace.data()).write();
        }
        RunPlan plan = RunPlan.of(invocation, "SmaCross", settings());
        RunJob.Done done = new RunJob(plan, workspace.reports()).run(console);
        console.line("A demonstration on synthetic data: it shows the way, not a profit.");
        new BacktestText(done, console).print();
        Page page = done.report().orElseThrow(() -> new IllegalStateException("a demonstration is recorded"));
        console.line(page.line(workspace, console));
        console.line(console.paint(Style.DIM, "next: tapedeck backtest SmaCross -s ACME -p fast=10 -p slow=30"));
        console.json(BacktestJson.of(done, true, page.artifacts(workspace)));
        if (invocation.environment().isOutTerminal() && Page.hasBrowser(invocation.environment())) {
            page.open(invocation.environment(), console);
        } else {
            console.line("open    " + page.file().toUri());
        }
        return ExitCode.OK;
    }

    private static List<NamedOption> settings() {
        return List.of(
                NamedOption.of("data.symbols", SYMBOL, OPTION),
                NamedOption.of("strategy.params.fast", "20", OPTION),
                NamedOption.of("strategy.params.slow", "100", OPTION),
                NamedOption.of("log", "orders", OPTION));
    }
}
