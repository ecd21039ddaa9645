package tapedeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class StartUpTest {
    @Test
    void helpLoadsNeitherPicocliNorALibraryNorAnotherRoom() throws IOException, InterruptedException {
        String loaded = loadedBy("--help");

        assertThat(loaded).contains("tapedeck.cli.frame.Help");
        assertThat(loaded)
                .doesNotContain("picocli.", "org.snakeyaml", "org.apache.arrow", "org.duckdb", "tapedeck.lab.");
    }

    @Test
    void aSmallVerbLoadsNoLibraryOfTheLab() throws IOException, InterruptedException {
        assertThat(loadedBy("completion", "bash"))
                .contains("picocli.CommandLine")
                .doesNotContain("org.apache.arrow", "org.duckdb", "tech.tablesaw", "org.ta4j", "org.snakeyaml");
    }

    private static String loadedBy(String... words) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java.util.List.of("-Xlog:class+load:stdout", "-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(java.util.List.of(words));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return text;
    }
}
