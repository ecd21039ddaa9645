package tapedeck.cli.author;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Failure;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Style;
import tapedeck.cli.frame.Verb;
import tapedeck.lab.compile.StrategyCatalog;

/// Begins something of one's own: a strategy.
@Command(subcommands = NewVerb.Strategy.class)
public final class NewVerb {
    /// `new strategy`: one file that runs as it is, to be changed from there.
    @Command(name = "strategy", description = "write a strategy to begin with into strategies/")
    static final class Strategy implements Verb {
        @Parameters(paramLabel = "NAME", description = "of the strategy, its class and its file")
        private String name = "";

        @Option(
                names = "--template",
                paramLabel = "KIND",
                defaultValue = "rules",
                description = "rules (ta4j), events or pairs (default: $" + "{DEFAULT-VALUE})")
        private String template = "";

        @Override
        public ExitCode run(Invocation invocation) throws IOException {
            Console console = invocation.console();
            Template chosen = Template.of(template);
            String text = chosen.source(name);
            Path folder = invocation.workspace().strategies();
            Path file = folder.resolve(name + ".java");
            String shown = invocation.workspace().relative(file);
            if (Files.exists(file)) {
                throw exists(shown);
            }
            if (invocation.isDryRun()) {
                console.line("would write " + shown);
                return ExitCode.OK;
            }
            Files.createDirectories(folder);
            try {
                Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException e) {
                throw exists(shown);
            }
            if (StrategyCatalog.builtIn().all().containsKey(name)) {
                console.note("a built-in strategy has this name too: yours comes first");
            }
            String next =
                    "tapedeck backtest " + name + (chosen == Template.PAIRS ? " -s ACME,ZETA --short" : " -s ACME");
            console.line("wrote " + console.paint(Style.ACCENT, shown));
            console.line(console.paint(Style.DIM, "next: " + next));
            console.json(JsonObject.of("tapedeck.new/1")
                    .put("ok", true)
                    .put("name", name)
                    .put("template", chosen.toString())
                    .put("file", shown)
                    .put("next", next));
            return ExitCode.OK;
        }

        private static Failure exists(String shown) {
            return Failure.usage("TD-U052", shown + " is there already", "take another name; nothing was changed");
        }
    }
}
