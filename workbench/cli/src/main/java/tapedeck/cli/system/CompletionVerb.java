package tapedeck.cli.system;

import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.Verb;

/// Prints the script that lets a shell complete verbs, options, runs and strategies.
@Command
public final class CompletionVerb implements Verb {
    /// The shells that are known.
    enum Shell {
        BASH,
        ZSH,
        FISH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish")
    private Shell shell = Shell.BASH;

    @Override
    public ExitCode run(Invocation invocation) {
        CompletionNode root = CompletionNode.of(invocation.verbs());
        String script = switch (shell) {
            case BASH -> BashCompletion.script(root);
            case ZSH -> ZshCompletion.script(root);
            case FISH -> FishCompletion.script(root);
        };
        invocation.console().raw(script);
        return ExitCode.OK;
    }
}
