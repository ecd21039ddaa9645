package tapedeck.cli.frame;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import tapedeck.model.Problem;
import tapedeck.model.Suggestion;

/// What picocli made of the words: the globals, and the verb with its options set.
record Reading(Globals globals, CommandLine deepest, String path) {
    /// The constants of an enum as picocli lists them.
    private static final Pattern NAMES = Pattern.compile("one of \\[[A-Z_, ]+]");

    /// Reads all words for one verb; what does not fit is a usage error.
    static Reading of(VerbTable.Entry entry, List<String> words, int verbIndex) {
        Globals globals = new Globals();
        CommandLine root = new CommandLine(globals);
        CommandLine verb = new CommandLine(entry.create());
        verb.getCommandSpec().usageMessage().description(entry.summary());
        root.addSubcommand(entry.name(), verb);
        configure(root);
        List<String> full = new ArrayList<>(words);
        full.set(verbIndex, entry.name());
        return parse(root, globals, full);
    }

    /// Reads words that name no verb, for their errors.
    static void globalsOnly(List<String> words) {
        Globals globals = new Globals();
        CommandLine root = new CommandLine(globals);
        configure(root);
        parse(root, globals, words);
    }

    private static void configure(CommandLine root) {
        root.setExpandAtFiles(false); // @last names a run
        root.setAbbreviatedSubcommandsAllowed(true);
        root.setAllowOptionsAsOptionParameters(false);
        root.setOverwrittenOptionsAllowed(true);
        root.setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static Reading parse(CommandLine root, Globals globals, List<String> words) {
        try {
            CommandLine.ParseResult result = root.parseArgs(words.toArray(String[]::new));
            while (result.hasSubcommand()) {
                result = result.subcommand();
            }
            CommandLine deepest = result.commandSpec().commandLine();
            return new Reading(globals, deepest, result.commandSpec().qualifiedName());
        } catch (UnmatchedArgumentException e) {
            throw unmatched(e);
        } catch (ParameterException e) {
            throw refused(e);
        }
    }

    boolean isHelp() {
        return globals.isHelp();
    }

    String help(Console console) {
        StringWriter text = new StringWriter();
        boolean isColoured = !console.paint(Style.BOLD, "x").equals("x");
        deepest.usage(new PrintWriter(text), CommandLine.Help.defaultColorScheme(isColoured ? Ansi.ON : Ansi.OFF));
        return text + "\nOptions of every verb: tapedeck --help\n";
    }

    Verb verb() {
        if (deepest.getCommand() instanceof Verb verb) {
            return verb;
        }
        List<String> names = subVerbs(deepest);
        throw Failure.usage(
                "TD-U003",
                "'" + path + "' needs one more word: " + String.join(", ", names),
                "for example: " + path + " " + names.getFirst());
    }

    private static Failure unmatched(UnmatchedArgumentException e) {
        CommandLine command = e.getCommandLine();
        String path = command.getCommandSpec().qualifiedName();
        String word = e.getUnmatched().getFirst();
        if (word.startsWith("-") && word.length() > 1) {
            String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            return Failure.usage(
                    "TD-U004",
                    "'" + path + "' has no option '" + option + "'",
                    Suggestion.hint(option, options(command)));
        }
        if (!command.getSubcommands().isEmpty()) {
            return Failure.usage(
                    "TD-U001",
                    "there is no verb '" + path.replaceFirst("^tapedeck ", "") + " " + word + "'",
                    Suggestion.hint(word, subVerbs(command)));
        }
        return Failure.usage(
                "TD-U005", "'" + word + "' is one word too many for '" + path + "'", "see " + path + " --help");
    }

    private static Failure refused(ParameterException e) {
        Throwable cause = e.getCause();
        while (cause != null) {
            if (cause instanceof Problem problem) {
                return Failure.of(problem);
            }
            cause = cause.getCause();
        }
        return Failure.usage(
                "TD-U006",
                plain(String.valueOf(e.getMessage())),
                "see " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    }

    /// Picocli's words without what only a programmer would say.
    private static String plain(String message) {
        String text = message.replaceFirst("^Error: ", "")
                .replaceAll("positional parameter at index [^(]*\\((<?[^)]*>?)\\)", "$1")
                .replace(" (case-insensitive)", "");
        Matcher names = NAMES.matcher(text);
        text = names.replaceAll(match -> match.group().toLowerCase(Locale.ROOT));
        if (text.isEmpty()) {
            return "it cannot be read";
        }
        // A word all in capitals is a parameter's name and stays.
        boolean isName = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return isName ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private static List<String> options(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .flatMap(option -> List.of(option.names()).stream())
                .filter(name -> name.startsWith("--") || name.length() == 2)
                .toList();
    }

    private static List<String> subVerbs(CommandLine command) {
        return List.copyOf(command.getSubcommands().keySet());
    }
}
