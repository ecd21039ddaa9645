package tapedeck.cli.frame;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tapedeck.model.ConfigException;
import tapedeck.model.Problem;

/// One command as typed: its surroundings, its workspace, its settings, and the console to answer on.
///
/// Lives as long as the command; used by the main thread.
public final class Invocation {
    private final Environment environment;
    private final Globals globals;
    private final Console console;
    private final VerbTable verbs;
    private final List<String> words;
    private @Nullable Workspace workspace;

    Invocation(Environment environment, Globals globals, VerbTable verbs, List<String> words) {
        this.environment = environment;
        this.globals = globals;
        this.console = new Console(environment, globals);
        this.verbs = verbs;
        this.words = List.copyOf(words);
    }

    /// One that nobody typed, for a program that asks what a command would: no options, no verbs.
    public static Invocation unspoken(Environment environment) {
        return new Invocation(environment, new Globals(), VerbTable.builder().build(), List.of());
    }

    public Console console() {
        return console;
    }

    public Environment environment() {
        return environment;
    }

    /// Every verb there is, for help and completion.
    public VerbTable verbs() {
        return verbs;
    }

    /// The command as typed, without the program's name.
    public List<String> words() {
        return words;
    }

    /// `--dry-run`: say what would be done, and do nothing.
    public boolean isDryRun() {
        return globals.isDryRun();
    }

    /// The folder that relative paths of the user start from: `-C`, or the working directory.
    public Path directory() {
        String given = globals.directory();
        Path folder = given == null ? environment.directory() : path(given, environment.directory());
        if (!Files.isDirectory(folder)) {
            throw Failure.usage("TD-U007", "-C " + given + ": there is no such folder", "check the path");
        }
        return folder.normalize();
    }

    /// Where a place that an error names may lie: below the working directory, or below the workspace.
    List<Path> bases() {
        return Stream.concat(Stream.of(directory()), workspaceIfAny().map(Workspace::root).stream())
                .distinct()
                .toList();
    }

    /// A path that the user typed.
    public Path resolve(String typed) {
        return path(typed, directory());
    }

    /// The workspace; a verb that needs none never looks for it.
    public Workspace workspace() {
        return workspaceIfAny()
                .orElseThrow(() -> new ConfigException(
                        "TD-C101",
                        "",
                        "no workspace in " + directory() + " or above it",
                        "go to a folder with a tapedeck.yaml, or name one with -C"));
    }

    /// The workspace, where there is one: found on first use.
    public Optional<Workspace> workspaceIfAny() {
        if (workspace == null) {
            workspace = Workspace.find(directory(), environment.home()).orElse(null);
        }
        return Optional.ofNullable(workspace);
    }

    /// The files of `--config`, in order.
    public List<Path> configFiles() {
        return globals.configFiles().stream().map(this::resolve).toList();
    }

    /// The words after each `--set`.
    public List<String> assignments() {
        return List.copyOf(globals.settings());
    }

    /// Shows an error as at the end of a command, for one that goes on.
    public void tell(Problem problem) {
        Failure failure = Failure.of(problem);
        console.jsonLine(ErrorBlock.json(failure));
        console.error(ErrorBlock.text(failure, bases(), console));
    }

    /// Shows a warning with the line that it is about, in the manner of an error; `-q` silences it.
    ///
    /// @param code  a stable code such as `TD-S121`
    /// @param place `file:line:column`
    public void warn(String code, String place, String text) {
        console.note(ErrorBlock.warning(code, place, text, bases(), console));
    }

    /// Asks before something that cannot be undone; `--yes` answers, and without a terminal it must.
    public boolean confirm(String question) throws IOException {
        if (globals.isYes()) {
            return true;
        }
        if (!environment.isErrTerminal()) {
            throw Failure.usage("TD-U008", question + " Nobody is here to answer.", "say --yes");
        }
        environment.err().print(question + " [y/N] ");
        environment.err().flush();
        String answer = new BufferedReader(new InputStreamReader(environment.in(), StandardCharsets.UTF_8)).readLine();
        return answer != null && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    private static Path path(String typed, Path base) {
        try {
            return base.resolve(typed);
        } catch (InvalidPathException e) {
            throw Failure.usage("TD-U007", "'" + typed + "' is not a path", "check the spelling");
        }
    }
}
