package tapedeck.cli.frame;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tapedeck.model.ConfigException;
import tapedeck.model.DataException;
import tapedeck.model.StrategyException;

/// A small command line of verbs that fail in every way, to test the frame with.
final class TestVerbs {
    private TestVerbs() {}

    static VerbTable table() {
        return VerbTable.builder()
                .group("Trying")
                .verb("say", "repeat what was said", Say.class)
                .verb("fail", "fail in a given way", Fail.class)
                .verb("wait", "wait for a signal", Wait.class)
                .verb("runs", "a verb of verbs", Runs.class)
                .verb("report", "never runs", Say.class)
                .verb("replay", "never runs", Say.class)
                .build();
    }

    @Command
    static final class Say implements Verb {
        @Parameters(arity = "0..*")
        private String[] texts = {};

        @Option(names = "--fee", paramLabel = "SHARE", description = "a fee")
        private @Nullable String fee;

        @Option(names = {"-r", "--range"})
        private @Nullable String range;

        @Override
        public ExitCode run(Invocation invocation) {
            Console console = invocation.console();
            console.note("saying it");
            console.detail("in detail");
            console.line(console.paint(Style.GOOD, String.join(" ", texts)));
            console.json(JsonObject.of("test.say/1")
                    .put("texts", JsonArray.of(java.util.List.of(texts)))
                    .put("fee", fee == null ? "" : fee)
                    .put("range", range == null ? "" : range)
                    .put("directory", invocation.directory().getFileName().toString())
                    .put("isDryRun", invocation.isDryRun())
                    .put("sets", JsonArray.of(invocation.assignments())));
            return ExitCode.OK;
        }
    }

    @Command
    static final class Fail implements Verb {
        @Parameters(paramLabel = "WAY")
        private String way = "";

        @Option(names = "--place")
        private String place = "";

        @Override
        public ExitCode run(Invocation invocation) throws Exception {
            if (way.equals("error")) {
                throw new AssertionError("impossible");
            } else if (way.equals("memory")) {
                throw new OutOfMemoryError("Java heap space");
            }
            throw switch (way) {
                case "config" -> new ConfigException("TD-C001", place, "it is wrong", "mend it");
                case "data" -> new DataException("TD-D001", place, "it is broken", "");
                case "strategy" -> new StrategyException("TD-S001", place, "it threw", "mend it");
                case "check" -> new Failure(ExitCode.CHECK, "TD-K001", "", "sharpe 0.3 is below 0.5", "");
                case "preflight" -> new Failure(ExitCode.PREFLIGHT, "TD-L001", "", "no feed", "start one");
                case "halt" -> new Failure(ExitCode.HALT, "TD-L002", "", "halted", "resume");
                case "full" -> new FileSystemException("/x/y", null, "No space left on device");
                case "wrapped-full" -> new java.io.UncheckedIOException(new IOException("No space left on device"));
                case "denied" -> new AccessDeniedException("/x/y");
                case "missing" -> new NoSuchFileException("/x/y");
                case "interrupt" -> new InterruptedException();
                default -> new IllegalStateException("a broken invariant");
            };
        }
    }

    @Command
    static final class Wait implements Verb {
        @Override
        public ExitCode run(Invocation invocation) throws InterruptedException {
            invocation.console().raw("waiting\n");
            invocation.environment().out().flush();
            new CountDownLatch(1).await();
            return ExitCode.OK;
        }
    }

    @Command(subcommands = {Runs.Ls.class, Runs.Show.class})
    static final class Runs {
        @Command(name = "ls", description = "list them")
        static final class Ls implements Verb {
            @Override
            public ExitCode run(Invocation invocation) {
                invocation.console().line("listed");
                return ExitCode.OK;
            }
        }

        @Command(name = "show", description = "show one")
        static final class Show implements Verb {
            @Parameters(paramLabel = "RUN")
            private String run = "";

            @Override
            public ExitCode run(Invocation invocation) {
                invocation.console().line("shown " + run);
                return ExitCode.OK;
            }
        }
    }
}
