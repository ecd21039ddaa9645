package tapedeck.cli.system;

import java.util.List;
import java.util.stream.Collectors;
import tapedeck.cli.system.CompletionNode.Choice;
import tapedeck.cli.system.CompletionNode.Takes;

/// The completion script of bash, and the body that zsh shares through its own emulation.
final class BashCompletion {
    private static final String HEAD = """
            # Completion of tapedeck for bash. Use it now:       source <(tapedeck completion bash)
            # or always: tapedeck completion bash > ~/.local/share/bash-completion/completions/tapedeck
            _tapedeck_runs() { local f; printf '%s\\n' @last; for f in reports/????????????????; do [ -d "$f" ] && printf '%s\\n' "${f##*/}"; done; }
            _tapedeck_strategies() { local f; for f in strategies/*.java; do [ -f "$f" ] && f=${f##*/} && printf '%s\\n' "${f%.java}"; done; }
            _tapedeck() {
              local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} path='' words='' w i
              COMPREPLY=()
              for ((i = 1; i < COMP_CWORD; i++)); do
                w=${COMP_WORDS[i]}
                case $w in
                  -C|--config|--set) i=$((i + 1)) ;;
                  -*) ;;
                  *)
                    case "${path:+$path }$w" in
                      %s) path="${path:+$path }$w" ;;
                    esac ;;
                esac
              done
            """;
    private static final String TAIL = """
              COMPREPLY=($(compgen -W "$words" -- "$cur"))
            }
            complete -F _tapedeck tapedeck ./tapedeck
            """;

    private BashCompletion() {}

    static String script(CompletionNode root) {
        List<CompletionNode> nodes = root.all();
        StringBuilder out = new StringBuilder();
        String paths = nodes.stream()
                .map(CompletionNode::path)
                .filter(path -> !path.isEmpty())
                .map(BashCompletion::quoted)
                .collect(Collectors.joining("|"));
        out.append(HEAD.replace("%s", paths));
        out.append("  case \"$path|$prev\" in\n");
        for (Choice global : root.options()) {
            values(out, "*", global);
        }
        for (CompletionNode node : nodes) {
            node.options().stream()
                    .filter(option -> !root.options().contains(option))
                    .forEach(option -> values(out, quoted(node.path()), option));
        }
        out.append("  esac\n  case $path in\n");
        nodes.forEach(node -> words(out, node));
        return out.append("  esac\n").append(TAIL).toString();
    }

    /// After an option that takes a value, only its values.
    private static void values(StringBuilder out, String path, Choice option) {
        if (option.hasValue()) {
            String patterns = option.names().stream()
                    .map(name -> path + "'|" + name + "'")
                    .collect(Collectors.joining("|"));
            String reply = reply(option.takes(), option.values());
            out.append("    ").append(patterns).append(") ").append(reply).append("; return ;;\n");
        }
    }

    private static void words(StringBuilder out, CompletionNode node) {
        String options = node.options().stream()
                .flatMap(option -> option.names().stream())
                .collect(Collectors.joining(" "));
        String subs = node.subs().stream().map(CompletionNode::name).collect(Collectors.joining(" "));
        out.append("    ").append(quoted(node.path())).append(")\n");
        out.append("      case $cur in\n        -*) words='").append(options).append("' ;;\n");
        boolean isFree = node.subs().isEmpty() && node.takes() != Takes.NOTHING;
        out.append("        *) ")
                .append(isFree ? reply(node.takes(), node.values()) + "; return" : "words='" + subs + "'");
        out.append(" ;;\n      esac ;;\n");
    }

    private static String reply(Takes takes, List<String> values) {
        if (!values.isEmpty()) {
            return "COMPREPLY=($(compgen -W '" + String.join(" ", values) + "' -- \"$cur\"))";
        }
        return switch (takes) {
            case NOTHING, ANYTHING -> "COMPREPLY=()";
            case FILE -> "COMPREPLY=($(compgen -f -- \"$cur\"))";
            case FOLDER -> "COMPREPLY=($(compgen -d -- \"$cur\"))";
            case RUN -> "COMPREPLY=($(compgen -W \"$(_tapedeck_runs)\" -- \"$cur\"))";
            case STRATEGY -> "COMPREPLY=($(compgen -W \"$(_tapedeck_strategies)\" -- \"$cur\"))";
        };
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }
}
