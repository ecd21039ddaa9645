package tapedeck.cli.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options that every verb has, before or after its name.
///
/// Set by picocli while it parses; hidden in a verb's own help, shown by `tapedeck --help`.
@Command(name = "tapedeck")
public final class Globals {
    /// Global options whose next word is their value.
    private static final Set<String> WITH_VALUE = Set.of("-C", "--config", "--set");

    @Option(names = "--json", hidden = true, scope = ScopeType.INHERIT)
    private boolean isJson;

    @Option(
            names = {"-q", "--quiet"},
            hidden = true,
            scope = ScopeType.INHERIT)
    private boolean isQuiet;

    @Option(
            names = {"-v", "--verbose"},
            hidden = true,
            scope = ScopeType.INHERIT)
    private boolean isVerbose;

    @Option(names = "--no-color", hidden = true, scope = ScopeType.INHERIT)
    private boolean isPlain;

    @Option(names = "--yes", hidden = true, scope = ScopeType.INHERIT)
    private boolean isYes;

    @Option(names = "--dry-run", hidden = true, scope = ScopeType.INHERIT)
    private boolean isDryRun;

    /// The launcher has acted on it before the JVM began: nothing is left to do here.
    @Option(names = "--debug", hidden = true, scope = ScopeType.INHERIT)
    private boolean isDebugged;

    @Option(names = "-C", paramLabel = "DIR", hidden = true, scope = ScopeType.INHERIT)
    private @Nullable String directory;

    private final List<String> configFiles = new ArrayList<>();
    private final List<String> settings = new ArrayList<>();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            hidden = true,
            scope = ScopeType.INHERIT)
    private boolean isHelp;

    @Option(names = "--version", versionHelp = true, hidden = true, scope = ScopeType.INHERIT)
    private boolean isVersion;

    /// What help says of each; the completion scripts take it from here too.
    public static final List<String[]> DESCRIPTIONS = List.of(
            new String[] {"--json", "", "one JSON document on standard output"},
            new String[] {"-q, --quiet", "", "only results and errors"},
            new String[] {"-v, --verbose", "", "more detail; stack traces"},
            new String[] {"--no-color", "", "plain text (also: NO_COLOR=1)"},
            new String[] {"-C", "DIR", "work in this folder"},
            new String[] {"--config", "FILE", "a settings file more; may be given again"},
            new String[] {"--set", "KEY=VALUE", "one setting, such as account.cash=5000; may be given again"},
            new String[] {"--yes", "", "answer every question with yes"},
            new String[] {"--dry-run", "", "say what would be done, and do nothing"},
            new String[] {"--debug", "", "wait for a debugger on 127.0.0.1:5005 (TAPEDECK_DEBUG_PORT)"},
            new String[] {"-h, --help", "", "help, also for a verb"},
            new String[] {"--version", "", "which build this is"});

    /// A method, not a field: before and after the verb are two levels to picocli, and a field would forget the first.
    @Option(names = "--config", paramLabel = "FILE", hidden = true, scope = ScopeType.INHERIT)
    void addConfigFile(@Nullable String file) {
        if (file != null) {
            configFiles.add(file);
        }
    }

    /// As [#addConfigFile].
    @Option(names = "--set", paramLabel = "KEY=VALUE", hidden = true, scope = ScopeType.INHERIT)
    void addSetting(@Nullable String assignment) {
        if (assignment != null) {
            settings.add(assignment);
        }
    }

    /// What can be said of the words before picocli sees them: enough to print its errors in the right form.
    static Globals guess(List<String> words) {
        Globals globals = new Globals();
        int end = words.indexOf("--");
        List<String> options = end < 0 ? words : words.subList(0, end);
        globals.isJson = options.contains("--json");
        globals.isPlain = options.contains("--no-color");
        globals.isVerbose = options.contains("-v") || options.contains("--verbose");
        globals.isQuiet = options.contains("-q") || options.contains("--quiet");
        globals.isHelp = options.contains("-h") || options.contains("--help");
        globals.isVersion = options.contains("--version");
        return globals;
    }

    /// Where the verb's name stands, or -1.
    static int verbIndex(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (WITH_VALUE.contains(words.get(i))) {
                i++;
            } else if (!words.get(i).startsWith("-")) {
                return i;
            }
        }
        return -1;
    }

    boolean isJson() {
        return isJson;
    }

    boolean isQuiet() {
        return isQuiet;
    }

    boolean isVerbose() {
        return isVerbose;
    }

    boolean isPlain() {
        return isPlain;
    }

    boolean isYes() {
        return isYes;
    }

    boolean isDryRun() {
        return isDryRun;
    }

    boolean isDebugged() {
        return isDebugged;
    }

    boolean isHelp() {
        return isHelp;
    }

    boolean isVersion() {
        return isVersion;
    }

    @Nullable
    String directory() {
        return directory;
    }

    List<String> configFiles() {
        return configFiles;
    }

    List<String> settings() {
        return settings;
    }
}
