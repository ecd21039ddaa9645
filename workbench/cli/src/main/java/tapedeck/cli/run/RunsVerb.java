package tapedeck.cli.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonArray;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Style;
import tapedeck.cli.frame.Table;
import tapedeck.cli.frame.Verb;
import tapedeck.file.RunFolder;

/// Lists, shows, names and removes the runs of the workspace.
@Command(subcommands = {RunsVerb.Ls.class, RunsVerb.Show.class, RunsVerb.Rm.class, RunsVerb.Tag.class})
public final class RunsVerb {
    /// `runs ls`: oldest first, so that the newest stands above the prompt.
    @Command(name = "ls", description = "list the runs, the newest last")
    static final class Ls implements Verb {
        @Option(
                names = {"-n", "--last"},
                paramLabel = "N",
                description = "only the last N")
        private int last = Integer.MAX_VALUE;

        @Override
        public ExitCode run(Invocation invocation) throws IOException {
            Console console = invocation.console();
            List<RunEntry> all = new RunIndex(invocation.workspace().reports()).entries();
            List<RunEntry> shown = all.subList(Math.max(0, all.size() - Math.max(0, last)), all.size());
            if (shown.isEmpty()) {
                console.line("no runs yet: tapedeck backtest SmaCross -s ACME");
            } else {
                console.print(table(shown, console));
            }
            JsonArray runs = new JsonArray();
            shown.forEach(entry -> runs.add(json(entry)));
            console.json(JsonObject.of("tapedeck.runs/1").put("ok", true).put("runs", runs));
            return ExitCode.OK;
        }

        private static Table table(List<RunEntry> entries, Console console) {
            Table table = new Table(
                    "run", "made", "strategy", "symbols", "bars", "range", ">return", ">sharpe", ">trades", "tags");
            for (RunEntry entry : entries) {
                String time = entry.time().length() < 16
                        ? ""
                        : entry.time().substring(0, 16).replace('T', ' ');
                table.row(
                        console.paint(Style.ACCENT, entry.run().substring(0, 8)),
                        console.paint(Style.DIM, time),
                        entry.strategy(),
                        entry.symbols(),
                        entry.bars(),
                        entry.range(),
                        Figures.signedPercent(entry.figures().totalReturn(), 1),
                        Figures.decimal(entry.figures().sharpe(), 2),
                        Figures.count(entry.figures().trades()),
                        String.join(", ", entry.tags()));
            }
            return table;
        }
    }

    private static JsonObject json(RunEntry entry) {
        return new JsonObject()
                .put("run", entry.run())
                .put("time", entry.time())
                .put("strategy", entry.strategy())
                .put("symbols", entry.symbols())
                .put("bars", entry.bars())
                .put("range", entry.range())
                .put("totalReturn", entry.figures().totalReturn())
                .put("sharpe", entry.figures().sharpe())
                .put("trades", entry.figures().trades())
                .put("tags", JsonArray.of(entry.tags()));
    }

    /// `runs show`: everything that the manifest says.
    @Command(name = "show", description = "show one run: identity, result, how it was made")
    static final class Show implements Verb {
        @Parameters(arity = "0..1", paramLabel = "RUN", description = "id, tag, @last or @last~2 (default: @last)")
        private String typed = "@last";

        @Override
        public ExitCode run(Invocation invocation) throws IOException {
            Console console = invocation.console();
            Path reports = invocation.workspace().reports();
            RunEntry entry = RunReference.entry(new RunIndex(reports), typed);
            Map<String, String> manifest =
                    RunFolder.open(reports.resolve(entry.run())).manifest();
            String folder = invocation.workspace().relative(reports.resolve(entry.run()));
            console.line(console.paint(Style.BOLD, "run " + entry.run())
                    + (entry.tags().isEmpty() ? "" : "  " + String.join(", ", entry.tags())) + "  " + folder);
            Table table = new Table("", "");
            manifest.forEach((key, value) -> table.row(console.paint(Style.DIM, key), value));
            console.print(table);
            JsonObject document = JsonObject.of("tapedeck.runs.show/1")
                    .put("ok", true)
                    .put("run", entry.run())
                    .put("folder", folder)
                    .put("tags", JsonArray.of(entry.tags()))
                    .put("manifest", new JsonObject().putAll(manifest));
            console.json(document);
            return ExitCode.OK;
        }
    }

    /// `runs rm`: for good, after asking.
    @Command(name = "rm", description = "remove runs for good")
    static final class Rm implements Verb {
        @Parameters(arity = "1..*", paramLabel = "RUN", description = "ids, tags, @last")
        private List<String> typed = new ArrayList<>();

        @Override
        public ExitCode run(Invocation invocation) throws IOException {
            Console console = invocation.console();
            Path reports = invocation.workspace().reports();
            List<String> runs = new ArrayList<>();
            for (String one : typed) {
                runs.add(RunReference.entry(new RunIndex(reports), one).run());
            }
            String names = String.join(", ", runs);
            if (invocation.isDryRun()) {
                console.line("would remove " + names);
            } else if (invocation.confirm("Remove " + names + "?")) {
                for (String run : runs) {
                    RunFolder.delete(reports.resolve(run));
                }
                console.line("removed " + names);
            } else {
                console.line("nothing was removed");
                runs.clear();
            }
            console.json(JsonObject.of("tapedeck.runs.rm/1").put("ok", true).put("removed", JsonArray.of(runs)));
            return ExitCode.OK;
        }
    }

    /// `runs tag`: a name that stands for the id everywhere.
    @Command(name = "tag", description = "give a run a name, or take it away")
    static final class Tag implements Verb {
        @Parameters(index = "0", paramLabel = "RUN", description = "id, tag, @last or @last~2")
        private String typed = "";

        @Parameters(index = "1", paramLabel = "NAME", description = "letters, digits, '.', '_' and '-'")
        private @Nullable String name;

        @Option(names = "--remove", description = "take the name away")
        private boolean isRemoved;

        @Override
        public ExitCode run(Invocation invocation) throws IOException {
            String tag = name == null ? "" : name;
            RunTag.check(tag);
            RunIndex index = new RunIndex(invocation.workspace().reports());
            RunEntry entry = RunReference.entry(index, typed);
            if (isRemoved) {
                index.untag(entry.run(), tag);
            } else {
                index.tag(entry.run(), tag);
            }
            invocation.console().line(entry.run() + (isRemoved ? " is no longer " : " is now ") + tag);
            invocation
                    .console()
                    .json(JsonObject.of("tapedeck.runs.tag/1")
                            .put("ok", true)
                            .put("run", entry.run())
                            .put("tag", tag)
                            .put("removed", isRemoved));
            return ExitCode.OK;
        }
    }
}
