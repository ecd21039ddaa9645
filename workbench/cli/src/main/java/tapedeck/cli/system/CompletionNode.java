package tapedeck.cli.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import tapedeck.cli.frame.Globals;
import tapedeck.cli.frame.VerbTable;

/// A place in the tree of verbs and what may be typed there: the common ground of all completion scripts.
///
/// @param path    the words that lead here, such as `runs show`; empty at the top
/// @param takes   what the first free argument is
/// @param values  the words that it may be, where they are few
record CompletionNode(
        String path,
        String summary,
        List<CompletionNode> subs,
        List<Choice> options,
        Takes takes,
        List<String> values) {

    /// What stands in the place of a value.
    enum Takes {
        NOTHING,
        ANYTHING,
        FILE,
        FOLDER,
        RUN,
        STRATEGY
    }

    /// One option.
    ///
    /// @param values the words it may take, where they are few
    record Choice(List<String> names, String description, Takes takes, List<String> values) {
        boolean hasValue() {
            return takes != Takes.NOTHING;
        }
    }

    /// The last word of the path.
    String name() {
        return path.substring(path.lastIndexOf(' ') + 1);
    }

    /// This node and all below it.
    List<CompletionNode> all() {
        List<CompletionNode> nodes = new ArrayList<>();
        nodes.add(this);
        subs.forEach(sub -> nodes.addAll(sub.all()));
        return nodes;
    }

    static CompletionNode of(VerbTable verbs) {
        List<Choice> globals = new ArrayList<>();
        for (String[] row : Globals.DESCRIPTIONS) {
            globals.add(new Choice(List.of(row[0].split(", ")), row[2], takes(row[1]), List.of()));
        }
        List<CompletionNode> subs = new ArrayList<>();
        for (VerbTable.Entry entry : verbs.entries()) {
            CommandSpec spec = CommandSpec.forAnnotatedObject(entry.create());
            subs.add(of(entry.name(), entry.summary(), spec, globals));
        }
        return new CompletionNode("", "", subs, globals, Takes.NOTHING, List.of());
    }

    private static CompletionNode of(String path, String summary, CommandSpec spec, List<Choice> globals) {
        List<CompletionNode> subs = new ArrayList<>();
        spec.subcommands().forEach((name, command) -> {
            CommandSpec sub = command.getCommandSpec();
            subs.add(of(path + " " + name, String.join(" ", sub.usageMessage().description()), sub, globals));
        });
        List<Choice> options = new ArrayList<>();
        spec.options().stream().filter(option -> !option.hidden()).forEach(option -> options.add(choice(option)));
        options.addAll(globals);
        List<PositionalParamSpec> positions = spec.positionalParameters();
        Takes takes =
                positions.isEmpty() ? Takes.NOTHING : takes(positions.getFirst().paramLabel());
        List<String> values =
                positions.isEmpty() ? List.of() : values(positions.getFirst().completionCandidates());
        return new CompletionNode(path, summary, subs, options, takes, values);
    }

    private static Choice choice(OptionSpec option) {
        Takes takes = option.arity().max() == 0 ? Takes.NOTHING : takes(option.paramLabel());
        String description = String.join(" ", option.description());
        return new Choice(List.of(option.names()), description, takes, values(option.completionCandidates()));
    }

    private static List<String> values(@Nullable Iterable<String> candidates) {
        List<String> values = new ArrayList<>();
        if (candidates != null) {
            candidates.forEach(value -> values.add(value.toLowerCase(Locale.ROOT)));
        }
        return values;
    }

    private static Takes takes(String label) {
        String word = label.replaceAll("[^A-Z]", "");
        return switch (word) {
            case "" -> Takes.NOTHING;
            case "FILE" -> Takes.FILE;
            case "DIR" -> Takes.FOLDER;
            case "RUN" -> Takes.RUN;
            case "STRAT" -> Takes.STRATEGY;
            default -> Takes.ANYTHING;
        };
    }
}
