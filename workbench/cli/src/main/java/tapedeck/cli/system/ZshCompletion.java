package tapedeck.cli.system;

import java.util.List;
import java.util.stream.Collectors;
import tapedeck.cli.system.CompletionNode.Choice;
import tapedeck.cli.system.CompletionNode.Takes;

/// The completion script of zsh: verbs and options with what they are for.
final class ZshCompletion {
    private static final String HEAD = """
            #compdef tapedeck
            # Completion of tapedeck for zsh. Use it now:        source <(tapedeck completion zsh)
            # or always: tapedeck completion zsh > a folder of $fpath, as _tapedeck
            _tapedeck() {
              local at='' prev=${words[CURRENT-1]} i w
              local -a verbs options found
              for ((i = 2; i < CURRENT; i++)); do
                w=${words[i]}
                case $w in
                  -C|--config|--set) ((i++)) ;;
                  -*) ;;
                  *)
                    case "${at:+$at }$w" in
                      (%s) at="${at:+$at }$w" ;;
                    esac ;;
                esac
              done
            """;
    private static final String TAIL = """
              if [[ $PREFIX == -* ]]; then _describe option options
              elif (( $#verbs )); then _describe verb verbs
              fi
            }
            if [[ $funcstack[1] == _tapedeck ]]; then _tapedeck "$@"; else compdef _tapedeck tapedeck ./tapedeck; fi
            """;

    private ZshCompletion() {}

    static String script(CompletionNode root) {
        List<CompletionNode> nodes = root.all();
        StringBuilder out = new StringBuilder();
        String paths = nodes.stream()
                .map(CompletionNode::path)
                .filter(path -> !path.isEmpty())
                .map(path -> "'" + path + "'")
                .collect(Collectors.joining("|"));
        out.append(HEAD.replace("%s", paths)).append("  case \"$at|$prev\" in\n");
        for (Choice global : root.options()) {
            values(out, "*", global);
        }
        for (CompletionNode node : nodes) {
            node.options().stream()
                    .filter(option -> !root.options().contains(option))
                    .forEach(option -> values(out, "'" + node.path() + "'", option));
        }
        out.append("  esac\n  case $at in\n");
        nodes.forEach(node -> words(out, node));
        return out.append("  esac\n").append(TAIL).toString();
    }

    private static void values(StringBuilder out, String path, Choice option) {
        if (option.hasValue()) {
            String patterns = option.names().stream()
                    .map(name -> path + "'|" + name + "'")
                    .collect(Collectors.joining("|"));
            String reply = reply(option.takes(), option.values());
            out.append("    (").append(patterns).append(") ").append(reply).append("; return ;;\n");
        }
    }

    private static void words(StringBuilder out, CompletionNode node) {
        out.append("    ('").append(node.path()).append("')\n      verbs=(");
        node.subs().forEach(sub -> out.append(described(sub.name(), sub.summary())));
        out.append(")\n      options=(");
        node.options()
                .forEach(option -> option.names().forEach(name -> out.append(described(name, option.description()))));
        out.append(")\n");
        if (node.subs().isEmpty() && node.takes() != Takes.NOTHING) {
            out.append("      if [[ $PREFIX != -* ]]; then ")
                    .append(reply(node.takes(), node.values()))
                    .append("; return; fi\n");
        }
        out.append("      ;;\n");
    }

    private static String described(String name, String description) {
        String text = description.replace("'", "'\\''").replace(":", "\\:");
        return " '" + name + ":" + text + "'";
    }

    private static String reply(Takes takes, List<String> values) {
        if (!values.isEmpty()) {
            return "compadd -- " + String.join(" ", values);
        }
        return switch (takes) {
            case NOTHING, ANYTHING -> ":";
            case FILE -> "_files";
            case FOLDER -> "_files -/";
            case RUN -> "found=(@last reports/????????????????(N:t)); compadd -a found";
            case STRATEGY -> "found=(strategies/*.java(N:t:r)); compadd -a found";
        };
    }
}
