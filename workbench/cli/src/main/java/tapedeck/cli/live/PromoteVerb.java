package tapedeck.cli.live;

import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Failure;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonArray;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Style;
import tapedeck.cli.frame.Verb;
import tapedeck.cli.run.RunReference;
import tapedeck.event.WallClock;
import tapedeck.file.RunFolder;
import tapedeck.live.bundle.Bundle;
import tapedeck.live.bundle.Deployments;
import tapedeck.live.bundle.Gate;
import tapedeck.live.bundle.Promotion;

/// Takes a run through the gate and freezes it for live use.
@Command
public final class PromoteVerb implements Verb {
    /// Where a run can be promoted to.
    enum Target {
        PAPER,
        LIVE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "RUN", description = "the run's id, or @last")
    private String run = "";

    @Option(names = "--to", required = true, paramLabel = "TARGET", description = "paper")
    private Target target = Target.PAPER;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "name of the deployment")
    private String name = "";

    @Option(names = "--force", description = "promote although a check failed; needs --reason")
    private boolean isForced;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why it is forced; kept in the bundle")
    private String reason = "";

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        if (target == Target.LIVE) {
            throw Failure.usage(
                    "TD-U025", "there is no exchange connector to go live with yet", "promote it --to paper");
        }
        if (isForced && reason.isBlank()) {
            throw Failure.usage("TD-U026", "--force needs a reason", "--reason \"why it is right to go on\"");
        }
        Deployments deployments = new Deployments(invocation.workspace().deployments());
        deployments.folder(name);
        RunFolder folder =
                RunFolder.open(RunReference.find(invocation.workspace().reports(), run));
        Promotion promotion = new Promotion(folder, RunAgain.of(invocation.workspace(), folder));
        Gate gate = promotion.check();
        show(invocation.console(), gate);
        if (!gate.isOpen() && !isForced) {
            throw new Failure(
                    ExitCode.CHECK,
                    "TD-K010",
                    folder.name(),
                    "the gate is closed: " + failed(gate),
                    "mend it and backtest again, or --force --reason TEXT");
        }
        if (invocation.isDryRun()) {
            invocation.console().line("would promote " + folder.name() + " as " + name);
            return ExitCode.OK;
        }
        String why = gate.isOpen() ? "" : reason;
        Bundle bundle = promotion.freeze(
                deployments, new Promotion.Order(name, target.toString(), why), new WallClock().read());
        report(invocation, folder, bundle, gate);
        return ExitCode.OK;
    }

    private static String failed(Gate gate) {
        return String.join(
                ", ",
                gate.checks().stream()
                        .filter(check -> check.outcome() == Gate.Outcome.FAILED)
                        .map(Gate.Check::name)
                        .toList());
    }

    private static void show(Console console, Gate gate) {
        for (Gate.Check check : gate.checks()) {
            String mark = switch (check.outcome()) {
                case PASSED -> console.paint(Style.GOOD, "✔");
                case WARNED -> console.paint(Style.WARNING, "!");
                case FAILED -> console.paint(Style.BAD, "✖");
            };
            console.line(" " + mark + " " + check.name() + (check.detail().isEmpty() ? "" : "   " + check.detail()));
        }
    }

    private void report(Invocation invocation, RunFolder folder, Bundle bundle, Gate gate) {
        Console console = invocation.console();
        console.line("promoted run " + folder.name() + " as " + name + ", bundle " + bundle.id() + " in "
                + invocation.workspace().relative(bundle.path()));
        console.line("next: tapedeck feed start --sim, then tapedeck live start " + name + " --paper");
        console.json(JsonObject.of("tapedeck.promotion/1")
                .put("ok", true)
                .put("name", name)
                .put("run", folder.name())
                .put("bundle", bundle.id())
                .put("path", bundle.path().toString())
                .put("forced", !gate.isOpen())
                .put(
                        "checks",
                        JsonArray.of(gate.checks().stream()
                                .map(check -> check.outcome().name().toLowerCase(Locale.ROOT) + " " + check.name())
                                .toList())));
    }
}
