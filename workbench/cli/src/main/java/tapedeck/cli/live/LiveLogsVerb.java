package tapedeck.cli.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Verb;
import tapedeck.live.session.SessionFolder;

/// Prints the log of a deployment's latest session, or of a named one.
@Command(name = "logs", description = "the log of the latest session")
final class LiveLogsVerb implements Verb {
    @Parameters(paramLabel = "NAME", description = "a deployment or a session")
    private String name = "";

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "100",
            description = "the last so many lines (default: ${DEFAULT-VALUE})")
    private int lines;

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        SessionFolder session = SessionFolder.find(invocation.workspace().sessions(), name);
        List<String> all = Files.isRegularFile(session.log())
                ? Files.readAllLines(session.log(), StandardCharsets.UTF_8)
                : List.of();
        for (String line : all.subList(Math.max(0, all.size() - Math.max(0, lines)), all.size())) {
            invocation.console().line(line);
            invocation
                    .console()
                    .jsonLine(JsonObject.of("tapedeck.log/1")
                            .put("session", session.name())
                            .put("line", line));
        }
        return ExitCode.OK;
    }
}
