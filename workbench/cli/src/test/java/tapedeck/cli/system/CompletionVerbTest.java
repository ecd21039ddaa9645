package tapedeck.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.cli.Main;

/// Asks the shells themselves what they would complete.
final class CompletionVerbTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void bashCompletesVerbsAndOptions() throws IOException, InterruptedException {
        assertThat(bash("tapedeck", "compl")).containsExactly("completion");
        assertThat(bash("tapedeck", "")).contains("completion");
        assertThat(bash("tapedeck", "completion", "--j")).containsExactly("--json");
        assertThat(bash("tapedeck", "--json", "-C", "x", "completion", "f")).containsExactly("fish");
        assertThat(bash("tapedeck", "completion", "--set", "")).isEmpty();
    }

    @Test
    void bashCompletesFoldersAfterC() throws IOException, InterruptedException {
        Files.createDirectory(folder.resolve("here"));
        Files.createFile(folder.resolve("hereafter.txt"));

        assertThat(bash("tapedeck", "-C", "he")).containsExactly("here");
    }

    @Test
    void theScriptsOfZshAndFishHaveNoSyntaxError() throws IOException, InterruptedException {
        boolean isAny = false;
        for (String shell : List.of("zsh", "fish")) {
            if (isThere(shell)) {
                isAny = true;
                Path script = Files.writeString(folder.resolve("script." + shell), script(shell));
                assertThat(run(List.of(shell, "-n", script.toString()), "")).isEmpty();
            }
        }
        assumeTrue(isAny, "neither zsh nor fish is installed");
    }

    @Test
    void zshAndFishKnowTheSameVerbs() {
        assertThat(script("zsh")).contains("'completion:print the completion script of a shell'");
        assertThat(script("fish")).contains("-a completion -d 'print the completion script of a shell'");
    }

    private List<String> bash(String... words) throws IOException, InterruptedException {
        assumeTrue(isThere("bash"), "bash is not installed");
        StringBuilder typed = new StringBuilder();
        for (String word : words) {
            typed.append(" '").append(word).append("'");
        }
        String ask = script("bash") + "\nCOMP_WORDS=(" + typed + ")\nCOMP_CWORD=" + (words.length - 1)
                + "\n_tapedeck\n[ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\\n' \"${COMPREPLY[@]}\"\n";
        return run(List.of("bash", "--norc"), ask).lines().toList();
    }

    private String run(List<String> command, String input) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }

    private static boolean isThere(String shell) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .anyMatch(dir -> Files.isExecutable(Path.of(dir, shell)));
    }

    private static String script(String shell) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
        int exit = Main.run(new String[] {"completion", shell}, InputStream.nullInputStream(), stream, stream);
        assertThat(exit).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
