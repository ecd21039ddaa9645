package tapedeck.cli.frame;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tapedeck.model.Problem;

/// Runs one command: finds the verb, reads the options, runs it, and turns whatever is thrown into an exit code.
///
/// Nothing here ends the process. Help of the whole program and its version never load picocli.
public final class Frame {
    private final VerbTable verbs;
    private final Environment environment;
    private final String version;

    /// @param version what `--version` prints
    public Frame(VerbTable verbs, Environment environment, String version) {
        this.verbs = verbs;
        this.environment = environment;
        this.version = version;
    }

    /// Runs the words after the program's name.
    public ExitCode run(List<String> words) {
        Globals guessed = Globals.guess(words);
        Console console = new Console(environment, guessed);
        List<Path> bases = List.of(environment.directory());
        try {
            int verb = Globals.verbIndex(words);
            if (verb >= 0 && words.get(verb).equals("help")) {
                words = helpWords(words, verb);
                verb = Globals.verbIndex(words);
            }
            if (verb < 0 || guessed.isVersion()) {
                return withoutVerb(words, guessed, console);
            }
            VerbTable.Entry entry = verbs.find(words.get(verb));
            Reading reading = Reading.of(entry, words, verb);
            Invocation invocation = new Invocation(environment, reading.globals(), verbs, words);
            console = invocation.console();
            if (reading.isHelp()) {
                console.raw(reading.help(console));
                return ExitCode.OK;
            }
            bases = invocation.bases();
            return reading.verb().run(invocation);
        } catch (Exception | OutOfMemoryError | StackOverflowError | LinkageError | AssertionError e) {
            return fail(Failures.of(e), bases, console);
        } finally {
            console.flush();
        }
    }

    private static List<String> helpWords(List<String> words, int verb) {
        List<String> changed = new ArrayList<>(words);
        changed.remove(verb);
        changed.add("--help");
        return changed;
    }

    private ExitCode withoutVerb(List<String> words, Globals globals, Console console) {
        if (globals.isVersion()) {
            console.line("tapedeck " + version);
            console.json(JsonObject.of("tapedeck.version/1").put("version", version));
            return ExitCode.OK;
        }
        if (!globals.isHelp() && !words.isEmpty()) {
            Reading.globalsOnly(words);
        }
        Help.overview(verbs, console).forEach(line -> console.raw(line + "\n"));
        return ExitCode.OK;
    }

    private static ExitCode fail(Failure failure, List<Path> bases, Console console) {
        if (console.isJson() && !console.hasDocument()) {
            console.json(ErrorBlock.json(failure));
            if (console.isVerbose()) {
                console.error(ErrorBlock.text(failure, bases, console));
            }
        } else {
            console.error(ErrorBlock.text(failure, bases, console));
        }
        return failure.exit();
    }

    /// Whether an exception is the user's to mend; for verbs that go on after one of several inputs failed.
    public static boolean isExpected(Throwable thrown) {
        return thrown instanceof Problem || thrown instanceof Failure;
    }
}
