package tapedeck.cli.author;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Failure;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonArray;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Style;
import tapedeck.cli.frame.Verb;

/// Makes a folder a workspace: a strategy, a notebook, a sample of data, settings, and a project for an IDE.
@Command
public final class InitVerb implements Verb {
    @Parameters(arity = "0..1", paramLabel = "DIR", defaultValue = ".", description = "the folder (default: this one)")
    private String directory = ".";

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        Console console = invocation.console();
        Path root = invocation.resolve(directory).normalize();
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw Failure.usage("TD-U053", root + " is a file", "name a folder, new or without such files");
        }
        Scaffold scaffold = new Scaffold(root, invocation.environment().home());
        List<String> files = scaffold.files();
        List<String> there =
                files.stream().filter(file -> Files.exists(root.resolve(file))).toList();
        if (!there.isEmpty()) {
            throw Failure.usage(
                    "TD-U053",
                    root + " has " + String.join(", ", there) + " already",
                    "nothing was changed; name another folder");
        }
        if (invocation.isDryRun()) {
            files.forEach(file -> console.line("would write " + root.resolve(file)));
            return ExitCode.OK;
        }
        scaffold.write();
        console.line("made a workspace in " + console.paint(Style.ACCENT, root.toString()));
        files.forEach(file -> console.line("  " + file));
        console.line("  data/market_data: ACME, ZETA, BTC-USD, EUR-USD, all synthetic");
        console.line(console.paint(
                Style.DIM,
                "next: cd " + root + " && " + scaffold.command() + " backtest " + Scaffold.STRATEGY + " -s ACME"));
        console.json(JsonObject.of("tapedeck.init/1")
                .put("ok", true)
                .put("workspace", root.toString())
                .put("files", JsonArray.of(files)));
        return ExitCode.OK;
    }
}
