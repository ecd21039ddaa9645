package tapedeck.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// One measurement in a process of its own, as `tapedeck bench` starts it: `NAME [size=value…]`; one line of JSON per
/// row on standard output.
public final class BenchProcess {
    private BenchProcess() {}

    public static void main(String[] words) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Sizes sizes = new Sizes(Arrays.asList(words).subList(1, words.length));
        for (Measurement row : measure(words[0], sizes)) {
            out.println(row.json());
        }
    }

    private static List<Measurement> measure(String name, Sizes sizes) throws Exception {
        return switch (name) {
            case "bars" -> BarRuns.single(sizes);
            case "wide" -> BarRuns.wide(sizes);
            case "ticks" -> TickRuns.run(sizes);
            case "ta4j" -> Ta4jRuns.alone(sizes);
            case "rules" -> Ta4jRuns.compare(sizes);
            case "orders" -> OrderRuns.run(sizes);
            case "store" -> StoreRuns.run(sizes);
            case "report" -> ReportRuns.run(sizes);
            case "peers" -> PeerRuns.run(sizes);
            default -> throw new IllegalArgumentException("no measurement '" + name + "'");
        };
    }
}
