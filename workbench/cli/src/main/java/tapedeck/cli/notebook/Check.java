package tapedeck.cli.notebook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonArray;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Style;
import tapedeck.lab.notebook.NotebookFile;

/// Runs notebooks from the first cell to the last in fresh kernels, and stops at the first cell that fails.
final class Check {
    private static final String JOURNAL = "TAPEDECK_NOTEBOOK_JOURNAL";

    private final Path converter;
    private final KernelSpec spec;
    private final int timeout;
    private final @Nullable Path pages;

    /// @param timeout seconds of one cell
    /// @param pages   where what came out is kept as HTML; null to keep nothing
    Check(Path converter, KernelSpec spec, int timeout, @Nullable Path pages) {
        this.converter = converter;
        this.spec = spec;
        this.timeout = timeout;
        this.pages = pages;
    }

    ExitCode run(Invocation invocation, List<Path> notebooks) throws IOException, InterruptedException {
        Console console = invocation.console();
        spec.write();
        Path scratch = Files.createTempDirectory("tapedeck-notebooks");
        JsonArray passed = new JsonArray();
        try {
            for (Path path : notebooks) {
                NotebookFile notebook = NotebookFile.read(path);
                long start = System.nanoTime();
                execute(notebook, scratch, invocation);
                String time = Figures.duration(System.nanoTime() - start);
                console.line(console.paint(Style.GOOD, "✔") + " " + notebook.name() + "   "
                        + notebook.code().size() + " cells, " + time);
                passed.add(notebook.name());
            }
        } finally {
            delete(scratch);
        }
        console.line(
                notebooks.isEmpty()
                        ? "there are no notebooks in "
                                + invocation
                                        .workspace()
                                        .relative(invocation.workspace().notebooks())
                        : notebooks.size() + (notebooks.size() == 1 ? " notebook runs" : " notebooks run")
                                + " from the first cell to the last");
        console.json(JsonObject.of("tapedeck.notebooks/1").put("ok", true).put("passed", passed));
        return ExitCode.OK;
    }

    private void execute(NotebookFile notebook, Path scratch, Invocation invocation)
            throws IOException, InterruptedException {
        Path journal = scratch.resolve("journal");
        Files.deleteIfExists(journal);
        Path log = scratch.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command(notebook, scratch))
                .directory(invocation.workspace().root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(Jupyter.variables(invocation.environment().variables(), spec.folder()));
        builder.environment().put(JOURNAL, journal.toString());
        Process process = builder.start();
        int exit;
        try {
            exit = process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            throw e;
        }
        if (exit != 0) {
            String said = Files.readString(log, StandardCharsets.UTF_8);
            throw new BadCell(notebook, journal(journal), said, timeout).failure();
        }
    }

    private List<String> command(NotebookFile notebook, Path scratch) throws IOException {
        Path target = pages == null ? scratch : Files.createDirectories(pages).toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(converter.toString(), "--execute"));
        command.addAll(List.of("--to", pages == null ? "notebook" : "html"));
        command.addAll(List.of("--output-dir", target.toString(), "--output", notebook.name()));
        command.add("--ExecutePreprocessor.kernel_name=" + KernelSpec.NAME);
        command.add("--ExecutePreprocessor.timeout=" + timeout);
        command.add(notebook.path().toAbsolutePath().toString());
        return command;
    }

    private static List<String> journal(Path journal) throws IOException {
        return Files.isRegularFile(journal) ? Files.readAllLines(journal, StandardCharsets.UTF_8) : List.of();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
