package tapedeck.cli.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.JsonObject;

/// What the figures were measured on.
///
/// @param load mean number of busy tasks over the last minute before the first measurement; negative where unknown
record BenchMachine(String processor, int cores, long memory, String system, String java, double load) {
    private static final Path CPU = Path.of("/proc/cpuinfo");

    static BenchMachine here() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        long memory = system instanceof com.sun.management.OperatingSystemMXBean known ? known.getTotalMemorySize() : 0;
        return new BenchMachine(
                processorName(),
                system.getAvailableProcessors(),
                memory,
                system.getName() + " " + system.getArch(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                system.getSystemLoadAverage());
    }

    private static String processorName() {
        try {
            return Files.readAllLines(CPU, StandardCharsets.UTF_8).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException e) {
            return "unknown processor";
        }
    }

    /// One line for people.
    String text() {
        String busy = load < 0 ? "" : String.format(Locale.ROOT, ", load %.1f at the start", load);
        return processor + ", " + cores + " cores, " + Figures.bytes(memory) + " memory, " + system + ", " + java
                + busy;
    }

    JsonObject json() {
        return new JsonObject()
                .put("processor", processor)
                .put("cores", cores)
                .put("memory", memory)
                .put("system", system)
                .put("java", java)
                .put("load", load);
    }
}
