package tapedeck.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.cli.Main;
import tapedeck.cli.frame.JsonReader;

/// The verb with the real measuring processes, at tiny sizes.
final class BenchVerbRunTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyBenchmarkGivesRows() throws Exception {
        Path page = folder.resolve("page.md");

        Map<String, Object> result = run("bench", "--quick", "--json", "--page", page.toString());

        assertThat(keys(result))
                .contains("bars.ta4j", "bars.idle", "bars.trading", "bars.idle.long", "bars.trading.long")
                .contains("sma.ta4j", "sma.stock", "sma.mixed", "sma.own", "ema.ta4j", "ema.stock", "ema.own")
                .contains("ticks.read", "ticks.session", "orders.gated", "orders.check", "store.csv", "store.dialect")
                .contains(
                        "store.open",
                        "store.read",
                        "store.sql",
                        "wide",
                        "report.daily.metrics.cold",
                        "report.minutes.all",
                        "peers.backtrader",
                        "peers.polars");
        assertThat(Files.readString(page)).startsWith("# Benchmarks").contains("SMA 10/30, no orders, 20 k bars");
    }

    @Test
    void bothEnginesTradeAlikeByTheSameStockRules() {
        List<Map<String, Object>> rows = rows(run("bench", "rules", "--quick", "--json"));

        assertThat(row(rows, "sma.stock").get("fills"))
                .isEqualTo(row(rows, "sma.ta4j").get("fills"));
        assertThat(row(rows, "ema.stock").get("equity"))
                .isEqualTo(row(rows, "ema.ta4j").get("equity"));
    }

    @Test
    void aReadTickAllocatesNothing() throws Exception {
        List<Measurement> rows = TickRuns.run(new Sizes(List.of("ticks=200000", "rounds=1", "warmUp=1")));

        assertThat(rows)
                .filteredOn(row -> row.key().equals("ticks.read"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.outcome().events()).isEqualTo(200_000);
                    assertThat(row.times().bytes()).isLessThan(20_000);
                });
    }

    private static Map<String, Object> row(List<Map<String, Object>> rows, String key) {
        return rows.stream()
                .filter(row -> key.equals(row.get("key")))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> keys(Map<String, Object> result) {
        return rows(result).stream().map(row -> String.valueOf(row.get("key"))).toList();
    }

    @SuppressWarnings("unchecked") // the rows are objects
    private static List<Map<String, Object>> rows(Map<String, Object> result) {
        return (List<Map<String, Object>>) result.getOrDefault("rows", List.of());
    }

    private Map<String, Object> run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(
                words,
                InputStream.nullInputStream(),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8));
        assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return JsonReader.object(out.toString(StandardCharsets.UTF_8).strip());
    }
}
