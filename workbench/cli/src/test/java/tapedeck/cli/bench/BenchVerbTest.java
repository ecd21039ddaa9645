package tapedeck.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.cli.Try;
import tapedeck.cli.frame.JsonReader;

final class BenchVerbTest {
    private static final BenchMachine MACHINE =
            new BenchMachine("a processor", 2, 8_000_000_000L, "Linux", "VM 25", 0.5);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void refusesANameThatIsNoBenchmark() {
        Try got = Try.in(folder, "bench", "tick");

        assertThat(got.exit()).isEqualTo(2);
        assertThat(got.err()).contains("error[TD-U071]", "no benchmark 'tick'", "did you mean 'ticks'");
    }

    @Test
    void refusesToCheckFiguresThatMeanNothing() {
        Try got = Try.in(folder, "bench", "--quick", "--check");

        assertThat(got.exit()).isEqualTo(2);
        assertThat(got.err()).contains("error[TD-U070]");
    }

    @Test
    void saysHowToBuildWhatIsNotBuilt() {
        Try got = Try.in(folder, "bench", "bars");

        assertThat(got.exit()).isEqualTo(8);
        assertThat(got.err()).contains("error[TD-E040]", "./mvnw -Pbench package");
    }

    @Test
    void everySetHasStepsInEverySize() {
        for (BenchSet set : BenchSet.values()) {
            for (BenchSize size : BenchSize.values()) {
                assertThat(set.steps(size)).as("%s %s", set, size).isNotEmpty();
            }
        }
    }

    @Test
    void aRowIsReadAsItsProcessPrintsIt() {
        BenchRow row = row("bars.idle", 1_000_000, 25_000_000, "100000.00");

        assertThat(row.rate()).isEqualTo("40.0\u2009M/s");
        assertThat(row.each(row.threadNanos())).isEqualTo("25.0\u2009ns");
        assertThat(row.bytesEach()).isEqualTo("0.0");
        assertThat(row.money()).isEqualTo("100000.00");
    }

    @Test
    void aRatioIsThatOfProcessorTimeEach() {
        BenchResult result = result(25_000_000, 500_000_000);

        assertThat(result.ratios())
                .singleElement()
                .satisfies(found -> assertThat(found.value()).isEqualTo(20))
                .satisfies(found -> assertThat(found.isBelowFloor()).isFalse());
    }

    @Test
    void aRatioBelowItsFloorFailsTheCheck() {
        BenchResult result = result(500_000_000, 500_000_000);

        assertThat(result.ratios()).singleElement().matches(BenchResult.Found::isBelowFloor);
        assertThat(JsonReader.object(result.json(MACHINE).toString())).containsEntry("ok", false);
    }

    @Test
    void aRowThatWasNotMeasuredHasNoRatio() {
        BenchResult result = new BenchResult();
        result.add(BenchSet.BARS, List.of(row("bars.idle", 0, 0, ""), row("bars.ta4j", 10, 10, "")));

        assertThat(result.ratios()).isEmpty();
    }

    @Test
    void thePageHasTheCommandTheMachineAndEveryRow() throws IOException {
        BenchResult result = result(25_000_000, 500_000_000);

        String page = new BenchPage(MACHINE, BenchSize.NORMAL, result).text();

        assertThat(page)
                .contains("./tapedeck bench bars --page docs/benchmarks.md", "Measured on a processor, 2 cores")
                .contains("| bars.idle row | 40.0\u2009M/s | 25.0\u2009ns |")
                .contains("| bars.idle row | bars.ta4j row | 20.00 | 10.0 |")
                .doesNotContain("{command}", "{machine}", "{figures}", "{ratios}");
    }

    private static BenchResult result(long idleNanos, long peerNanos) {
        BenchResult result = new BenchResult();
        result.add(
                BenchSet.BARS,
                List.of(
                        row("bars.ta4j", 1_000_000, peerNanos, "100000.00"),
                        row("bars.idle", 1_000_000, idleNanos, "100000.00")));
        return result;
    }

    private static BenchRow row(String key, long events, long nanos, String equity) {
        return BenchRow.parse("""
                {"key":"%s","what":"%s row","unit":"bars","events":%d,"wallNanos":%d,"threadNanos":%d,\
                "cpuNanos":0,"bytes":0,"peakBytes":0,"equity":"%s","fills":0,"note":""}""".formatted(key, key, events, 2 * nanos, nanos, equity));
    }
}
