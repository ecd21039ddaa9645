package tapedeck.lab.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs the Python tools on the golden returns and compares; a skip where Python or the tool is not installed.
class PythonParityTest {
    private static final int NOT_INSTALLED = 3;

    private final DailySeries series = Fixtures.goldenSeries();
    private final DailySeries benchmark = Fixtures.goldenBenchmark();

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"quantstats", "empyrical"})
    void theToolGivesTheSameNumbers(String library) throws IOException, InterruptedException {
        Path days = Files.writeString(folder.resolve("days.txt"), days(), UTF_8);

        List<String> lines = run(library, days);

        SoftAssertions soft = new SoftAssertions();
        for (String line : lines) {
            String[] parts = line.split("[ @]", -1);
            double theirs = Double.parseDouble(parts[parts.length - 1]);
            double riskFree = parts.length == 3 ? Double.parseDouble(parts[1]) : 0;
            Metrics ours = DailyMetrics.of(series, benchmark, Fixtures.WEEKDAYS.withRiskFree(riskFree));
            soft.assertThat(ours.get(parts[0]).orThrow())
                    .as(line)
                    .isCloseTo(theirs, within(1e-9 * Math.max(1, Math.abs(theirs))));
        }
        soft.assertAll();
        assertThat(lines).hasSizeGreaterThan(10);
    }

    private List<String> run(String library, Path days) throws IOException, InterruptedException {
        Path script = Path.of("src", "test", "python", "parity.py").toAbsolutePath();
        Path output = folder.resolve("numbers.txt");
        Path errors = folder.resolve("errors.txt");
        Process process = start(new ProcessBuilder("python3", script.toString(), library, days.toString())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile()));
        int code = process.waitFor();
        Assumptions.assumeTrue(code != NOT_INSTALLED, library + " is not installed for python3");
        assertThat(code).as(Files.readString(errors, UTF_8)).isZero();
        return Files.readAllLines(output, UTF_8);
    }

    private static Process start(ProcessBuilder command) {
        try {
            return command.start();
        } catch (IOException e) {
            return Assumptions.abort("python3 is not installed: " + e.getMessage());
        }
    }

    private String days() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < series.size(); i++) {
            text.append(series.dateAt(i))
                    .append(' ')
                    .append(series.returnAt(i))
                    .append(' ')
                    .append(benchmark.returnAt(i))
                    .append('\n');
        }
        return text.toString();
    }
}
