package tapedeck.cli.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProcessTest {
    @Test
    void anInterruptEndsTheVerbCleanlyAndTheProcessWith130() throws IOException, InterruptedException {
        assumeFalse(isInterruptIgnored(), "this process ignores SIGINT, so its children do: run in the foreground");
        Process process = start("wait");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("waiting");

            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();

            assertThat(process.waitFor()).isEqualTo(130);
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(err).contains("error[TD-E130] interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void theProcessEndsWithTheCodeOfTheFailure() throws IOException, InterruptedException {
        assertThat(start("fail", "full").waitFor()).isEqualTo(8);
        assertThat(start("say", "x").waitFor()).isZero();
        assertThat(start("nonsense").waitFor()).isEqualTo(2);
    }

    private static Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(WaitingMain.class.getName());
        command.addAll(List.of(words));
        return new ProcessBuilder(command).start();
    }

    /// Linux shows ignored signals as a mask; SIGINT is bit 2.
    private static boolean isInterruptIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }
}
