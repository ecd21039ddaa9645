package tapedeck.cli.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.cli.Sandbox;
import tapedeck.cli.Try;
import tapedeck.cli.frame.JsonReader;

/// The verb with programs of a made-up Jupyter, or with none.
final class NotebookVerbTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void workspace() throws IOException {
        new Sandbox(folder);
        notebook("1-one", "1 + 1", "\"two\"");
        notebook("2-two", "3");
    }

    @Test
    void withoutJupyterItSaysTheTwoWaysToInstallIt() {
        for (String[] words : List.of(new String[] {"notebook"}, new String[] {"notebook", "--check"})) {
            Try said = Try.in(folder, words);

            assertThat(said.exit()).isEqualTo(2);
            assertThat(said.err())
                    .contains("TD-U070")
                    .contains("python3 -m venv .venv && .venv/bin/pip install jupyterlab")
                    .contains("sudo apt install jupyter-notebook jupyter-nbconvert");
        }
    }

    @Test
    void kernelsDescriptionHasEverythingThatAKernelNeeds() throws IOException {
        Try said = Try.in(folder, "notebook", "--kernel", "--memory", "3g");

        Path file = folder.resolve("notebooks/.jupyter/kernels/tapedeck-java/kernel.json");
        assertThat(said.out().strip()).isEqualTo(file.toString());
        Map<String, ?> spec = JsonReader.object(Files.readString(file));
        assertThat(spec.get("interrupt_mode")).isEqualTo("message");
        assertThat(spec.get("language")).isEqualTo("java");
        assertThat(spec.get("argv"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .contains("-Xmx3g", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED")
                .endsWith("tapedeck.lab.notebook.kernel.KernelMain", "{connection_file}");
    }

    @Test
    void sizesThatTheJvmDoesNotKnowAreRefused() {
        assertThat(Try.in(folder, "notebook", "--kernel", "--memory", "much").err())
                .contains("TD-U071");
    }

    @Test
    void itOpensWhatTheBeginningOfANameMeans() throws IOException {
        program("jupyter-notebook", "true");

        Try one = Try.in(folder, "notebook", "1", "--dry-run", "--no-browser", "--port", "8900");
        Try all = Try.in(folder, "notebook", "--dry-run");
        Try none = Try.in(folder, "notebook", "3");

        assertThat(one.out()).contains(".venv/bin/jupyter-notebook --no-browser --port=8900", "1-one.ipynb");
        assertThat(all.out().strip()).endsWith("/notebooks");
        assertThat(none.err()).contains("TD-U073", "there is no notebook '3'");
    }

    @Test
    void jupyterLabIsPreferredAndFindsTheKernel() throws IOException {
        program("jupyter-notebook", "exit 9");
        program("jupyter-lab", "printenv JUPYTER_PATH > opened; ls \"$JUPYTER_PATH\"/kernels >> opened");

        Try said = Try.in(folder, Map.of("PATH", "/usr/bin:/bin"), "notebook");

        assertThat(said.exit()).isZero();
        assertThat(Files.readAllLines(folder.resolve("opened")))
                .containsExactly(folder.resolve("notebooks/.jupyter").toString(), "tapedeck-java");
    }

    @Test
    void checkRunsEveryNotebook() throws IOException {
        program("jupyter-nbconvert", "echo \"$@\" >> ran");

        Try said = Try.in(folder, Map.of("PATH", "/usr/bin:/bin"), "notebook", "--check");

        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("✔ 1-one   2 cells", "✔ 2-two   1 cells", "2 notebooks run");
        assertThat(Files.readAllLines(folder.resolve("ran")))
                .hasSize(2)
                .allMatch(line -> line.contains("--execute --to notebook")
                        && line.contains("--ExecutePreprocessor.kernel_name=tapedeck-java"));
    }

    @Test
    void aBadCellIsNamedWithItsNotebook() throws IOException {
        program(
                "jupyter-nbconvert",
                "printf '2\\nIllegalStateException: no\\n' > \"$TAPEDECK_NOTEBOOK_JOURNAL\"; exit 1");

        Try said = Try.in(folder, "notebook", "--check", "1-one");

        assertThat(said.exit()).isEqualTo(5);
        assertThat(said.err())
                .contains("1-one.ipynb, cell 3 (the 2nd with code)")
                .contains("a cell failed: \"two\"")
                .contains("IllegalStateException: no");
    }

    @Test
    void aKernelThatRanOutOfMemoryIsToldFromOneThatTookTooLong() throws IOException {
        String journal = "printf '1\\n' > \"$TAPEDECK_NOTEBOOK_JOURNAL\"; ";

        program("jupyter-nbconvert", journal + "echo 'Terminating due to java.lang.OutOfMemoryError'; exit 1");
        assertThat(Try.in(folder, "notebook", "--check").err()).contains("ran out of memory", "--memory 4g");

        program("jupyter-nbconvert", journal + "echo 'nbclient.exceptions.CellTimeoutError: …'; exit 1");
        assertThat(Try.in(folder, "notebook", "--check", "--timeout", "7").err())
                .contains("longer than 7 seconds");
    }

    @Test
    void classPathIsPrintedForOtherKernels() {
        assertThat(Try.in(folder, "notebook", "--classpath").out().strip())
                .isEqualTo(System.getProperty("java.class.path"));
    }

    /// A program of the workspace's virtual environment.
    private void program(String name, String script) throws IOException {
        Path bin = Files.createDirectories(folder.resolve(".venv/bin"));
        Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n", StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void notebook(String name, String... cells) throws IOException {
        Notebooks.write(folder.resolve("notebooks").resolve(name + ".ipynb"), cells);
    }
}
