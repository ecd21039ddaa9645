package tapedeck.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.cli.Try;

final class ConfigVerbTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void showSaysWhereEachValueComesFrom() throws IOException {
        Files.writeString(folder.resolve("tapedeck.yaml"), "account: { cash: 5000 }\n");

        Try shown = Try.in(
                folder, Map.of("TAPEDECK__SEED", "9"), "config", "show", "--origin", "--set", "account.short=true");

        assertThat(shown.out().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .contains(
                        "account.cash 5000 tapedeck.yaml:1:18",
                        "account.currency USD built in",
                        "account.short true --set account.short",
                        "seed 9 TAPEDECK__SEED",
                        "risk.maxGross none built in");
    }

    @Test
    void theWorkspaceAboveCounts() throws IOException {
        Files.writeString(folder.resolve("tapedeck.yaml"), "seed: 5\n");
        Path below = Files.createDirectories(folder.resolve("a/b"));

        assertThat(Try.in(below, "config", "show").out()).contains("seed: 5\n");
        assertThat(Try.in(folder.getRoot(), "config", "show", "-C", below.toString())
                        .out())
                .contains("seed: 5\n");
    }

    @Test
    void theUsersOwnFileCounts() throws IOException {
        Path file = folder.resolve("nobody/.config/tapedeck/config.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "seed: 4\n");

        assertThat(Try.in(folder, "config", "show").out()).contains("seed: 4\n");
    }

    @Test
    void validateNamesTheLineAndShowsIt() throws IOException {
        Files.writeString(folder.resolve("ema.yaml"), "account: { cash: 100 }\nrisk: { maxDailyLos: 3% }\n");

        Try tried = Try.in(folder, "config", "validate", "ema.yaml");

        assertThat(tried.exit()).isEqualTo(2);
        assertThat(tried.err()).isEqualTo("""
                error[TD-C102] ema.yaml:2:9  'risk' has no setting 'maxDailyLos'
                    2 | risk: { maxDailyLos: 3% }
                      |         ^^^^^^^^^^^
                  hint: did you mean 'maxDailyLoss'?   exit 2
                """);
    }

    @Test
    void validateAcceptsTheExampleOfTheManual() throws IOException {
        Files.writeString(folder.resolve("ema.yaml"), """
                # ema.yaml
                strategy: { class: EmaCross, params: { fast: 12, slow: 60 } }
                data:     { symbols: [BTC-USD], bars: 1h, range: 2020..2023, benchmark: BTC-USD }
                account:  { cash: 100000, currency: USD, leverage: 1 }
                execution: { fill: next-open, fee: 0.001, slippage: { model: bps, value: 2 }, latency: 50ms }
                risk:     { maxPosition: 1.0, maxDailyLoss: 3%, maxOrdersPerMin: 20 }
                report:   { periodsPerYear: 365, riskFree: 0, timezone: UTC }
                seed: 1
                """);

        assertThat(Try.in(folder, "config", "validate", "ema.yaml").exit()).isZero();
    }

    @Test
    void aSettingsFileThatIsNotThereIsAnError() {
        Try tried = Try.in(folder, "--config", "no.yaml", "config", "show");

        assertThat(tried.exit()).isEqualTo(2);
        assertThat(tried.err()).contains("no.yaml", "no such settings file");
    }

    @Test
    void theSchemaIsOneJsonDocumentOfEverySetting() {
        String schema = Try.in(folder, "config", "schema").out();

        assertThat(schema).startsWith("{\"$schema\":").endsWith("}\n").hasLineCount(1);
        assertThat(schema)
                .contains(
                        "\"maxDailyLoss\"",
                        "\"maker-taker\"",
                        "\"additionalProperties\":false",
                        "\"default\":100000.0");
    }
}
