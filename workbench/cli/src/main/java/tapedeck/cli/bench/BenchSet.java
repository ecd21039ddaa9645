package tapedeck.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What there is to measure: named groups of steps, each step one process of its own.
enum BenchSet {
    BARS("bars", "one symbol on one-minute bars, hashes and full event log on"),
    RULES("rules", "ta4j strategies in both engines, side by side"),
    TICKS("ticks", "trade ticks out of mapped columns"),
    ORDERS("orders", "orders through the risk gate into the matching book"),
    STORE("store", "CSV in, bars out, SQL on top"),
    REPORT("report", "what follows a run: all metrics, and the files of its report"),
    GROWTH("growth", "the same run from short to long: cost and memory per bar"),
    SYMBOLS("symbols", "the same number of bars from one symbol to many"),
    WIDE("wide", "one account over many symbols"),
    PEERS("peers", "Python's backtesters and readers, where they are installed");

    private static final String MINUTES_PER_YEAR = "525600";

    private final String word;
    private final String title;

    BenchSet(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /// One process.
    ///
    /// @param words  name of the measurement and its sizes
    /// @param memory limit of its heap
    record Step(List<String> words, String memory) {
        Step {
            words = List.copyOf(words);
        }
    }

    /// As it is typed.
    String word() {
        return word;
    }

    String title() {
        return title;
    }

    List<Step> steps(BenchSize size) {
        String rounds = size.of("rounds=1", "rounds=5", "rounds=7");
        String warmUp = size.of("warmUp=1", "warmUp=12", "warmUp=15");
        String bars = "bars=" + size.of("20000", "1000000", "1000000");
        return switch (this) {
            case BARS -> barSteps(size, rounds, warmUp);
            case RULES ->
                Stream.of("sma", "ema")
                        .flatMap(cross -> Stream.of("stock", "mixed", "own")
                                .map(kind ->
                                        step("1500m", "rules", "cross=" + cross, "kind=" + kind, bars, rounds, warmUp)))
                        .toList();
            case TICKS ->
                List.of(step("256m", "ticks", "ticks=" + size.of("20000", "10000000", "100000000"), rounds, warmUp));
            case ORDERS ->
                List.of(step("512m", "orders", "orders=" + size.of("20000", "1000000", "1000000"), rounds, warmUp));
            case STORE -> List.of(step("512m", "store", "rows=" + size.of("5000", "1000000", "10000000")));
            case REPORT ->
                List.of(
                        step(
                                "512m",
                                "report",
                                "interval=1d",
                                "bars=" + size.of("400", "3652", "3652"),
                                "key=report.daily",
                                rounds,
                                warmUp),
                        step("1g", "report", bars, "key=report.minutes", rounds, warmUp));
            case GROWTH -> growth(size);
            case SYMBOLS -> symbols(size);
            case WIDE ->
                List.of(step(
                        "1g",
                        "wide",
                        "symbols=" + size.of("3", "50", "500"),
                        "bars=" + size.of("2000", MINUTES_PER_YEAR, "982000")));
            case PEERS -> List.of(step("1g", "peers", bars, "rows=" + size.of("5000", "1000000", "10000000")));
        };
    }

    private static List<Step> barSteps(BenchSize size, String rounds, String warmUp) {
        String bars = "bars=" + size.of("20000", "1000000", "1000000");
        String many = "bars=" + size.of("50000", "10000000", "10000000");
        String once = "warmUp=1";
        String few = size.of("rounds=1", "rounds=3", "rounds=3");
        return List.of(
                step("1500m", "ta4j", bars, rounds, warmUp),
                step("256m", "bars", "style=idle", bars, rounds, warmUp),
                step("256m", "bars", "style=hand", "bare=1", bars, rounds, warmUp),
                step("256m", "bars", "style=trading", "bare=1", bars, rounds, warmUp),
                step("64m", "bars", "style=idle", many, "key=bars.idle.long", few, once),
                step("64m", "bars", "style=trading", many, "key=bars.trading.long", few, once));
    }

    private static List<Step> growth(BenchSize size) {
        List<Step> steps = new ArrayList<>();
        for (String bars : size.of(
                List.of("10000", "20000"),
                List.of("1000000", "10000000", "100000000"),
                List.of("1000000", "10000000", "100000000"))) {
            steps.add(step("64m", "wide", "symbols=1", "bars=" + bars, "key=growth." + bars, "warmUp=1", "rounds=1"));
        }
        return steps;
    }

    private static List<Step> symbols(BenchSize size) {
        long all = size.of(20_000L, 5_000_000L, 50_000_000L);
        List<Step> steps = new ArrayList<>();
        for (int symbols : size.of(List.of(1, 10), List.of(1, 10, 100, 500), List.of(1, 10, 100, 500))) {
            steps.add(step(
                    "512m",
                    "wide",
                    "symbols=" + symbols,
                    "bars=" + all / symbols,
                    "key=symbols." + symbols,
                    "warmUp=1",
                    "rounds=1"));
        }
        return steps;
    }

    private static Step step(String memory, String... words) {
        return new Step(List.of(words), memory);
    }
}
