package tapedeck.cli.notebook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Failure;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Verb;

/// Opens the workspace's notebooks in Jupyter with our kernel, or runs them all and says which cell is bad.
@Command
public final class NotebookVerb implements Verb {
    @Parameters(arity = "0..*", paramLabel = "NAME", description = "notebooks, by the beginning of their names")
    private List<String> names = new ArrayList<>();

    @Option(names = "--check", description = "run every cell without a browser; exit 5 at a bad one")
    private boolean isCheck;

    @Option(names = "--html", paramLabel = "DIR", description = "with --check: keep what came out as pages")
    private @Nullable String html;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "with --check: longest time of one cell")
    private int timeout = 300;

    @Option(names = "--memory", paramLabel = "SIZE", description = "of the kernel's heap (default: 2g)")
    private String memory = KernelSpec.MEMORY;

    @Option(names = "--no-browser", description = "start Jupyter and print its address only")
    private boolean isBrowserless;

    @Option(names = "--port", paramLabel = "N", description = "where Jupyter listens")
    private @Nullable Integer port;

    @Option(names = "--kernel", description = "only write the kernel's description, and print where it is")
    private boolean isSpecOnly;

    @Option(names = "--classpath", description = "only print the class path, for other Java kernels")
    private boolean isClassPathOnly;

    @Override
    public ExitCode run(Invocation invocation) throws IOException, InterruptedException {
        Console console = invocation.console();
        if (isClassPathOnly) {
            console.raw(KernelSpec.classPath() + "\n");
            return ExitCode.OK;
        }
        Path folder = invocation.workspace().notebooks();
        KernelSpec spec = new KernelSpec(folder.resolve(".jupyter"), memory);
        if (isSpecOnly) {
            Path written = spec.write();
            console.line(written.toString());
            console.json(JsonObject.of("tapedeck.kernel/1")
                    .put("kernel", written.toString())
                    .put("jupyterPath", spec.folder().toString()));
            return ExitCode.OK;
        }
        Jupyter jupyter = Jupyter.around(invocation.workspace(), invocation.environment());
        List<Path> chosen = NotebookNames.choose(folder, names);
        if (isCheck) {
            Path pages = html == null ? null : invocation.resolve(html);
            Check check = new Check(jupyter.converter(), spec, timeout, pages);
            return check.run(invocation, chosen);
        }
        if (names.size() > 1) {
            throw Failure.usage("TD-U072", "one notebook at a time can be opened", "or none, to see them all");
        }
        return open(invocation, jupyter, spec, names.isEmpty() ? folder : chosen.getFirst());
    }

    private ExitCode open(Invocation invocation, Jupyter jupyter, KernelSpec spec, Path target)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(jupyter.browser().toString());
        if (isBrowserless) {
            command.add("--no-browser");
        }
        if (port != null) {
            command.add("--port=" + port);
        }
        command.add(target.toString());
        if (invocation.isDryRun()) {
            invocation.console().line(String.join(" ", command));
            return ExitCode.OK;
        }
        spec.write();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(invocation.workspace().root().toFile())
                .inheritIO();
        builder.environment().putAll(Jupyter.variables(invocation.environment().variables(), spec.folder()));
        Process process = builder.start();
        try {
            int exit = process.waitFor();
            return exit == 0 ? ExitCode.OK : ExitCode.ENVIRONMENT;
        } catch (InterruptedException e) {
            // Ctrl-C reached Jupyter too: it asks, and saves; then both end
            process.destroy();
            process.waitFor();
            throw e;
        }
    }
}
