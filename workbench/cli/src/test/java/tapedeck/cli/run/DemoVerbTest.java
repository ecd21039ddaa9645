package tapedeck.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.cli.Try;

final class DemoVerbTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void anEmptyWorkspaceEndsWithDataAndARun() throws IOException {
        Files.writeString(folder.resolve("tapedeck.yaml"), "");

        Try tried = Try.in(folder, "demo");

        assertThat(tried.exit()).as(tried.err()).isZero();
        assertThat(tried.err()).contains("writing the synthetic sample");
        assertThat(tried.out()).contains("SmaCross · BTC-USD 1h", "Total return", "report  reports/");
        assertThat(folder.resolve("data/market_data/crypto/BTC-USD.csv")).exists();
        assertThat(RunReference.find(folder.resolve("reports"), "@last").resolve("manifest.txt"))
                .exists();
        assertThat(Try.in(folder, "demo").err()).isEmpty();
    }
}
