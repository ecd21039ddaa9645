package tapedeck.cli.live;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
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
import tapedeck.event.WallClock;
import tapedeck.live.ProcessLock;
import tapedeck.live.bundle.Deployments;
import tapedeck.live.session.SessionFolder;

/// Shows which deployments run, and what their latest sessions came to so far.
@Command(name = "status", description = "which deployments run, and what they came to")
final class LiveStatusVerb implements Verb {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "one deployment; without it all of them")
    private String name = "";

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        Console console = invocation.console();
        Deployments deployments = new Deployments(invocation.workspace().deployments());
        if (!name.isEmpty()) {
            deployments.current(name);
        }
        List<String> names = name.isEmpty() ? deployments.names() : List.of(name);
        Table table = new Table(
                "deployment", "session", "state", ">process", ">ticks", ">orders", ">fills", ">equity", ">age");
        JsonArray rows = new JsonArray();
        for (String each : names) {
            add(table, rows, invocation, deployments, each);
        }
        if (names.isEmpty()) {
            console.line("nothing was promoted yet");
        } else {
            console.print(table);
        }
        console.json(JsonObject.of("tapedeck.live-status/1").put("ok", true).put("deployments", rows));
        return ExitCode.OK;
    }

    private static void add(Table table, JsonArray rows, Invocation invocation, Deployments deployments, String each)
            throws IOException {
        Console console = invocation.console();
        Optional<ProcessHandle> owner = ProcessLock.owner(deployments.lockFile(each));
        Optional<SessionFolder> session =
                SessionFolder.latest(invocation.workspace().sessions(), each);
        SortedMap<String, String> status = session.map(SessionFolder::status).orElseGet(TreeMap::new);
        String state = owner.isPresent() ? "running" : stopped(status);
        String pid = owner.map(process -> Long.toString(process.pid())).orElse("");
        long time = Long.parseLong(status.getOrDefault("time", "0"));
        String age = time == 0 ? "" : Figures.duration(Math.max(0, new WallClock().read() - time));
        table.row(
                each,
                session.map(SessionFolder::name).orElse(""),
                owner.isPresent() ? console.paint(Style.GOOD, state) : state,
                pid,
                status.getOrDefault("feed.ticks", ""),
                status.getOrDefault("orders", ""),
                status.getOrDefault("fills", ""),
                status.getOrDefault("equity", ""),
                age);
        rows.add(new JsonObject()
                .put("name", each)
                .put("session", session.map(SessionFolder::name).orElse(""))
                .put("isRunning", owner.isPresent())
                .put("pid", owner.map(ProcessHandle::pid).orElse(0L))
                .put("status", new JsonObject().putAll(status)));
    }

    /// A last state of "running" without a process is a session that was killed.
    private static String stopped(SortedMap<String, String> status) {
        String last = status.getOrDefault("state", "never started");
        return last.equals("running") ? "killed" : last;
    }
}
