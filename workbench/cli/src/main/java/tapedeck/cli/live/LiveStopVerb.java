package tapedeck.cli.live;

import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Failure;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Verb;
import tapedeck.live.ProcessLock;
import tapedeck.live.bundle.Deployments;
import tapedeck.live.session.SessionFolder;

/// Asks a running session to end and waits until it has.
@Command(name = "stop", description = "ask a running session to end and wait until it has")
final class LiveStopVerb implements Verb {
    private static final long PAUSE_MILLIS = 20;

    @Parameters(paramLabel = "NAME", description = "name of the deployment")
    private String name = "";

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "10s",
            description = "how long to wait for it (default: ${DEFAULT-VALUE})")
    private String wait = "";

    @Override
    public ExitCode run(Invocation invocation) throws IOException, InterruptedException {
        Deployments deployments = new Deployments(invocation.workspace().deployments());
        deployments.current(name);
        long pauses = Length.parse("--wait", wait).toMillis() / PAUSE_MILLIS;
        Optional<SessionFolder> session =
                SessionFolder.latest(invocation.workspace().sessions(), name);
        boolean isRunning = ProcessLock.owner(deployments.lockFile(name)).isPresent();
        if (isRunning && session.isPresent()) {
            session.get().requestStop();
            for (long i = 0; i < pauses && isRunning; i++) {
                Thread.sleep(PAUSE_MILLIS);
                isRunning = ProcessLock.owner(deployments.lockFile(name)).isPresent();
            }
            if (isRunning) {
                throw new Failure(
                        ExitCode.ENVIRONMENT,
                        "TD-E020",
                        name,
                        "the session has not ended within " + wait,
                        "look at it: tapedeck live logs " + name);
            }
            invocation.console().line("stopped " + session.get().name());
        } else {
            invocation.console().line(name + " is not running");
        }
        invocation
                .console()
                .json(JsonObject.of("tapedeck.live-stop/1").put("ok", true).put("name", name));
        return ExitCode.OK;
    }
}
