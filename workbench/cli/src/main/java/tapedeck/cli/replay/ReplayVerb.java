package tapedeck.cli.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tapedeck.cli.config.SettingsSources.NamedOption;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Failure;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.Verb;
import tapedeck.cli.report.KeptRun;
import tapedeck.cli.run.RunOptions;
import tapedeck.live.session.SessionFolder;
import tapedeck.model.DataException;

/// Plays a run or a session again from its tape: to verify every decision and fill, or to see what other settings
/// would have made of the same market.
@Command
public final class ReplayVerb implements Verb {
    @Parameters(
            arity = "0..1",
            paramLabel = "RUN|SESSION",
            description = "a run: id, tag, strategy, folder, @last; or a session, or a deployment: then its latest")
    private String typed = "@last";

    @Option(names = "--verify", description = "compare every record with what is played now (default)")
    private boolean isVerify;

    @Option(names = "--what-if", description = "play the same market under the settings that the options change")
    private boolean isWhatIf;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        List<NamedOption> changes = options.named();
        if (isVerify && isWhatIf) {
            throw Failure.usage("TD-U041", "--verify and --what-if are two things", "choose one of them");
        }
        if (!isWhatIf && !changes.isEmpty()) {
            throw Failure.usage(
                    "TD-U041",
                    changes.getFirst().option() + " would change what is verified",
                    "say --what-if to play it under other settings");
        }
        Optional<SessionFolder> session = session(invocation);
        if (session.isPresent()) {
            SessionReplay replay = new SessionReplay(invocation, session.get());
            return isWhatIf ? replay.whatIf(changes) : replay.verify();
        }
        RunReplay replay = new RunReplay(invocation, KeptRun.find(invocation, typed));
        return isWhatIf ? replay.whatIf(changes) : replay.verify();
    }

    /// The session that was meant; empty where it is a run.
    private Optional<SessionFolder> session(Invocation invocation) throws IOException {
        Path sessions = invocation.workspace().sessions();
        if (typed.indexOf('/') >= 0) {
            Path folder = invocation.workspace().root().resolve(typed).normalize();
            return Files.isRegularFile(folder.resolve("tape"))
                    ? Optional.of(new SessionFolder(folder))
                    : Optional.empty();
        }
        Optional<SessionFolder> session;
        try {
            session = typed.startsWith("@") ? Optional.empty() : Optional.of(SessionFolder.find(sessions, typed));
        } catch (DataException noSession) {
            return noSuchSession(invocation, noSession);
        }
        if (session.isPresent() && isRun(invocation)) {
            throw Failure.usage(
                    "TD-U042",
                    "'" + typed + "' names a run and a session",
                    "say reports/… or "
                            + invocation.workspace().relative(session.get().path()));
        }
        return session;
    }

    /// Nothing is said of sessions where a run has that name; where nothing has, both are named.
    private Optional<SessionFolder> noSuchSession(Invocation invocation, DataException noSession) throws IOException {
        if (isRun(invocation)) {
            return Optional.empty();
        }
        throw new DataException(
                "TD-D051",
                typed,
                "there is no run and no session of this name",
                noSession.hint().startsWith("did you mean")
                        ? noSession.hint()
                        : "tapedeck runs ls and tapedeck live status show what there is");
    }

    private boolean isRun(Invocation invocation) throws IOException {
        try {
            KeptRun.find(invocation, typed);
            return true;
        } catch (DataException e) {
            return false;
        }
    }
}
