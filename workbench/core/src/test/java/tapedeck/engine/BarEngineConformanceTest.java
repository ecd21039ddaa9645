package tapedeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;
import tapedeck.execution.ClosedTrade;
import tapedeck.model.Fixed;
import tapedeck.testing.Conformance;
import tapedeck.testing.Json;

/// Outside backtests reproduced: every trade to the last digit that is given, equity at each bar, the statistics.
class BarEngineConformanceTest {
    private static final List<String> KNOWN = List.of(
            "bt02_smarev_10_30_nocomm_open_last",
            "bt04_smalong_20_50_size10_comm10bp",
            "bt05_smalong_20_50_size10_fixed1_rel5bp",
            "bt08_momentum60_size10_spread10bp",
            "bt09_smalong_20_50_size10_tradeonclose");

    /// Those of the file, whichever they are; where it is absent, the known ones, each skipped by its name.
    static List<String> cases() throws IOException {
        try {
            return List.copyOf(
                    Json.read(Conformance.file("bar_engine.json")).get("cases").names());
        } catch (TestAbortedException absent) {
            return KNOWN;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reproducesAnOutsideBacktest(String name) throws IOException {
        Json file = Json.read(Conformance.file("bar_engine.json"));
        Json expected = file.get("cases").get(name);
        String data =
                file.get("data").get(expected.get("data").text()).get("path").text();
        BarEngineCase run = new BarEngineCase(expected, Conformance.file(data));

        BarEngineCase.Outcome outcome = run.play();

        assertThat(trades(run, outcome)).isEqualTo(trades(name));
        equity(expected, outcome);
        statistics(expected, BarEngineStatistics.of(run, outcome));
        if (expected.get("stats").has("Commissions [$]")) {
            assertThat(Fixed.toDouble(outcome.feesPaid()))
                    .isCloseTo(expected.get("stats").get("Commissions [$]").real(), within(1e-6));
        }
    }

    private static List<String> trades(BarEngineCase run, BarEngineCase.Outcome outcome) {
        List<String> rows = new ArrayList<>();
        for (ClosedTrade t : outcome.trades()) {
            rows.add((t.isLong() ? "" : "-")
                    + String.join(
                            ",",
                            Fixed.format(t.size()),
                            String.valueOf(run.barOf(t.entryTime())),
                            String.valueOf(run.barOf(t.exitTime())),
                            Fixed.format(t.entryPrice()),
                            Fixed.format(t.exitPrice()),
                            Fixed.format(t.profit()),
                            Fixed.format(t.fees())));
        }
        return rows;
    }

    private static List<String> trades(String name) throws IOException {
        List<String> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Conformance.file("trades_" + name + ".csv"), StandardCharsets.UTF_8)) {
            String[] cells = line.split(",", -1);
            if (!cells[0].equals("Size")) {
                for (int i = 3; i <= 6; i++) {
                    cells[i] = Fixed.format(new BigDecimal(cells[i])
                            .setScale(8, java.math.RoundingMode.HALF_EVEN)
                            .unscaledValue()
                            .longValueExact());
                }
                rows.add(String.join(",", List.of(cells).subList(0, 7)));
            }
        }
        return rows;
    }

    private static void equity(Json expected, BarEngineCase.Outcome outcome) {
        double sum = 0;
        for (long e : outcome.equity()) {
            sum += Fixed.toDouble(e);
        }
        double wanted = expected.get("equity_sum").real();
        assertThat(sum).isCloseTo(wanted, within(1e-8 * wanted));
        Json points = expected.get("equity_at");
        for (String bar : points.names()) {
            double at = points.get(bar).real();
            assertThat(Fixed.toDouble(outcome.equity().get(Integer.parseInt(bar))))
                    .as("equity at bar %s", bar)
                    .isCloseTo(at, within(1e-8 * at));
        }
    }

    private static void statistics(Json expected, SortedMap<String, Double> ours) {
        Json stats = expected.get("stats");
        ours.forEach((name, value) ->
                assertThat(value).as(name).isCloseTo(stats.get(name).real(), within(1e-6 * Math.abs(value) + 1e-9)));
    }
}
