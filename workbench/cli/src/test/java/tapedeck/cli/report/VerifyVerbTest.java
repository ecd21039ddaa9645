package tapedeck.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.cli.Sandbox;
import tapedeck.cli.Try;

final class VerifyVerbTest {
    @TempDir
    private Path folder = Path.of("");

    private Sandbox sandbox;

    @BeforeEach
    void run() throws IOException {
        sandbox = new Sandbox(folder);
        assertThat(sandbox.run("backtest", "SmaCross", "-s", "UP", "-p", "fast=5", "-p", "slow=20", "--no-report")
                        .exit())
                .isZero();
    }

    @Test
    void sixSetUpsInFreshProcessesGiveTheSameResult() {
        Try tried = sandbox.run("verify", "--matrix");

        assertThat(tried.exit()).as(tried.err()).isZero();
        assertThat(tried.out().lines().filter(line -> line.startsWith("✔"))).hasSize(6);
        assertThat(tried.out()).contains("Kolkata", "Turkish", "interpreter", "same result  ");
    }

    @Test
    void freshProcessIsReportedForPrograms() {
        Try tried = sandbox.run("verify", "@last", "--json");

        assertThat(tried.exit()).as(tried.err()).isZero();
        assertThat(tried.out().lines()).hasSize(1);
        assertThat(tried.out())
                .startsWith("{\"schema\":\"tapedeck.verify/1\",\"ok\":true")
                .contains("\"setUps\":1");
    }

    @Test
    void otherDataGivesAnotherResultAndIsACheckThatFailed() throws IOException {
        Path csv = sandbox.csv("UP");
        String text = Files.readString(csv);
        // All prices but the first ten rows' doubled: the same days, another market.
        StringBuilder other = new StringBuilder();
        int row = 0;
        for (String line : text.lines().toList()) {
            String[] cells = line.split(",", -1);
            if (row++ > 10) {
                for (int i = 1; i <= 4; i++) {
                    cells[i] = new java.math.BigDecimal(cells[i])
                            .multiply(new java.math.BigDecimal(row % 7 + 1))
                            .toPlainString();
                }
            }
            other.append(String.join(",", cells)).append('\n');
        }
        Files.writeString(csv, other);

        Try tried = sandbox.run("verify");

        assertThat(tried.exit()).as(tried.out() + tried.err()).isEqualTo(5);
        assertThat(tried.err()).contains("error[TD-K01", "exit 5");
    }
}
