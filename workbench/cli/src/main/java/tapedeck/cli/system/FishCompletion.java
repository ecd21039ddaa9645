package tapedeck.cli.system;

import java.util.List;
import java.util.stream.Collectors;
import tapedeck.cli.system.CompletionNode.Choice;
import tapedeck.cli.system.CompletionNode.Takes;

/// The completion script of fish: one `complete` line per verb and option.
final class FishCompletion {
    private static final String HEAD = """
            # Completion of tapedeck for fish. Use it now:       tapedeck completion fish | source
            # or always: tapedeck completion fish > ~/.config/fish/completions/tapedeck.fish
            function __tapedeck_path
                set -l at ''
                set -l skip 0
                for w in (commandline -opc)[2..-1]
                    if test $skip = 1
                        set skip 0
                        continue
                    end
                    switch $w
                        case -C --config --set
                            set skip 1
                        case '-*'
                        case '*'
                            set -l next (string trim "$at $w")
                            if contains -- $next %s
                                set at $next
                            end
                    end
                end
                echo $at
            end
            function __tapedeck_at
                test "$(__tapedeck_path)" = "$argv[1]"
            end
            function __tapedeck_runs
                echo @last
                for f in reports/????????????????
                    test -d $f; and basename $f
                end
            end
            function __tapedeck_strategies
                for f in strategies/*.java
                    basename $f .java
                end
            end
            complete -c tapedeck -f
            """;

    private FishCompletion() {}

    static String script(CompletionNode root) {
        List<CompletionNode> nodes = root.all();
        StringBuilder out = new StringBuilder();
        out.append(HEAD.replace(
                "%s",
                nodes.stream()
                        .map(CompletionNode::path)
                        .filter(path -> !path.isEmpty())
                        .map(FishCompletion::quoted)
                        .collect(Collectors.joining(" "))));
        root.options().forEach(option -> out.append("complete -c tapedeck").append(option(option)));
        for (CompletionNode node : nodes) {
            String at = "complete -c tapedeck -n " + quoted("__tapedeck_at " + quoted2(node.path()));
            node.subs()
                    .forEach(sub -> out.append(at)
                            .append(" -a ")
                            .append(sub.name())
                            .append(" -d ")
                            .append(quoted(sub.summary()))
                            .append('\n'));
            if (node.subs().isEmpty() && node.takes() != Takes.NOTHING) {
                out.append(at).append(values(node.takes(), node.values())).append('\n');
            }
            node.options().stream()
                    .filter(option -> !root.options().contains(option))
                    .forEach(option -> out.append(at).append(option(option)));
        }
        return out.toString();
    }

    private static String option(Choice option) {
        StringBuilder out = new StringBuilder();
        for (String name : option.names()) {
            out.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (option.hasValue()) {
            out.append(" -r").append(values(option.takes(), option.values()));
        }
        return out.append(" -d ")
                .append(quoted(option.description()))
                .append('\n')
                .toString();
    }

    private static String values(Takes takes, List<String> values) {
        if (!values.isEmpty()) {
            return " -a " + quoted(String.join(" ", values));
        }
        return switch (takes) {
            case NOTHING, ANYTHING -> "";
            case FILE -> " -F";
            case FOLDER -> " -a '(__fish_complete_directories)'";
            case RUN -> " -a '(__tapedeck_runs)'";
            case STRATEGY -> " -a '(__tapedeck_strategies)'";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static String quoted2(String text) {
        return "\"" + text + "\"";
    }
}
