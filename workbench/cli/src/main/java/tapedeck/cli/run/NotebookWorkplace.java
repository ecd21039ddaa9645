package tapedeck.cli.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tapedeck.cli.config.SettingsSources.NamedOption;
import tapedeck.cli.frame.Environment;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.Workspace;
import tapedeck.engine.LogLevel;
import tapedeck.file.RunFolder;
import tapedeck.lab.compile.StrategyCatalog;
import tapedeck.lab.notebook.StrategyCode;
import tapedeck.lab.notebook.Workplace;
import tapedeck.lab.report.model.ReportModel;
import tapedeck.lab.store.Store;
import tapedeck.model.ConfigException;
import tapedeck.strategy.Parameters;

/// The workspace of a notebook, by the command line's own code: the same settings, the same plan, the same run id.
///
/// Found by `ServiceLoader`.
public final class NotebookWorkplace implements Workplace {
    private static final String OPTION = "notebook";
    /// Flags that a process started from this one needs, too.
    private static final List<String> KEPT = List.of(
            "--add-opens",
            "--enable-native-access",
            "--sun-misc-unsafe",
            "-Dtapedeck.home",
            "-Xshare",
            "-Xlog",
            "-XX:SharedArchiveFile");

    private final Invocation invocation;

    /// Around the working directory of the process.
    public NotebookWorkplace() {
        this(Environment.ofProcess());
    }

    /// In given surroundings.
    public NotebookWorkplace(Environment environment) {
        this.invocation = Invocation.unspoken(environment);
    }

    @Override
    public Path root() {
        return invocation.workspace().root();
    }

    @Override
    public Store store() {
        return Store.open(invocation.workspace().data());
    }

    @Override
    public Path reports() {
        return invocation.workspace().reports();
    }

    @Override
    public Played play(Request request) throws IOException, InterruptedException {
        request.tag().ifPresent(RunTag::check);
        RunPlan plan = RunPlan.of(invocation, request.strategy(), options(request));
        if (plan.spec().logLevel() == LogLevel.NONE) {
            throw new ConfigException(
                    "TD-C121",
                    plan.settings().place("log"),
                    "log: none leaves nothing to look at",
                    "a notebook wants set(\"log\", \"orders\")");
        }
        RunJob.Done done = new RunJob(plan, reports()).run(invocation.console());
        if (request.tag().isPresent()) {
            new RunIndex(reports()).tag(done.id(), request.tag().get());
        }
        ReportModel model =
                done.figures().model().orElseThrow(() -> new IllegalStateException("a recorded run has a report"));
        return new Played(done.summary(), done.folder(), model, done.doubts());
    }

    private static List<NamedOption> options(Request request) {
        List<NamedOption> options = new ArrayList<>();
        new TreeMap<>(request.settings())
                .forEach((path, text) ->
                        options.add(new NamedOption(path, text, OPTION + " " + path, path.startsWith("execution."))));
        return options;
    }

    @Override
    public RunFolder find(String reference) throws IOException {
        return RunFolder.open(RunReference.find(reports(), reference));
    }

    @Override
    public ReportModel model(RunFolder run) {
        return RunReport.of(invocation, run).model(run);
    }

    @Override
    public Path report(RunFolder run) throws IOException {
        return RunReport.of(invocation, run).write(run).file();
    }

    @Override
    public StrategyCode strategy(String name) {
        Workspace workspace = invocation.workspace();
        Class<?> type =
                StrategyCatalog.of(workspace.strategies(), workspace.state()).find(name);
        return new StrategyCode(type, Parameters.of(instance(type)), source(type));
    }

    /// As this process is set up, but for what belongs to a kernel alone.
    @Override
    public List<String> command(List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> KEPT.stream().anyMatch(flag::startsWith))
                .forEach(command::add);
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path", ""), "tapedeck.cli.Main"));
        command.addAll(words);
        return command;
    }

    private static Object instance(Class<?> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new ConfigException(
                    "TD-S001",
                    type.getSimpleName(),
                    "it cannot be made: " + e,
                    "a strategy is a public class with a public constructor without arguments");
        }
    }

    private static String source(Class<?> type) {
        try {
            return StrategySource.of(type)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .orElse("");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
