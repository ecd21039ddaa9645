package tapedeck.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Times work: a few rounds to warm up, then rounds whose medians count. Several pieces of work take turns within each
/// round, so that a busy moment of the machine hits all of them.
final class Stopwatch {
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final Path STATUS = Path.of("/proc/self/status");

    private Stopwatch() {}

    /// Something to time.
    interface Work {
        Outcome run() throws Exception;
    }

    /// How often: not counted, and counted.
    record Rounds(int warmUp, int counted) {}

    /// One of those that take turns.
    record Contender(String key, String what, String unit, Work work) {}

    static Measurement time(Rounds rounds, String key, String what, String unit, Work work) throws Exception {
        return time(rounds, List.of(new Contender(key, what, unit, work))).getFirst();
    }

    static List<Measurement> time(Rounds rounds, List<Contender> contenders) throws Exception {
        int counted = rounds.counted();
        long[][][] costs = new long[contenders.size()][4][counted];
        Outcome[] outcomes = new Outcome[contenders.size()];
        for (int round = -rounds.warmUp(); round < counted; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                System.gc();
                long[] before = read();
                outcomes[i] = contenders.get(i).work().run();
                long[] after = read();
                for (int c = 0; c < 4 && round >= 0; c++) {
                    costs[i][c][round] = after[c] - before[c];
                }
            }
        }
        List<Measurement> rows = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            Contender of = contenders.get(i);
            Measurement.Times times = new Measurement.Times(
                    median(costs[i][0]),
                    median(costs[i][1]),
                    median(costs[i][2]),
                    median(costs[i][3]),
                    contenders.size() == 1 ? peakBytes() : 0);
            rows.add(new Measurement(of.key(), of.what(), of.unit(), outcomes[i], times, ""));
        }
        return rows;
    }

    private static long[] read() {
        return new long[] {
            System.nanoTime(),
            THREAD.getCurrentThreadCpuTime(),
            PROCESS.getProcessCpuTime(),
            THREAD.getCurrentThreadAllocatedBytes()
        };
    }

    static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /// Highest resident memory of this process so far; 0 where the system does not tell.
    static long peakBytes() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        for (String line : Files.readAllLines(STATUS, StandardCharsets.UTF_8)) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        return 0;
    }
}
