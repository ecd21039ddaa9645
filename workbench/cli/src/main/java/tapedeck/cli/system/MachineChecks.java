package tapedeck.cli.system;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tapedeck.cli.frame.Figures;
import tapedeck.event.WallClock;
import tapedeck.model.Interval;
import tapedeck.model.Times;

/// What the machine below must give: JDK, cores, memory, shared memory, clock, ports, disk, Jupyter.
final class MachineChecks {
    private static final int JDK = 25;
    private static final long MEGABYTE = 1_000_000;
    private static final long ENOUGH_MEMORY = 4_000 * MEGABYTE;
    private static final long ENOUGH_SHARED = 64 * MEGABYTE;
    private static final long ENOUGH_DISK = 1_000 * MEGABYTE;
    private static final Path SHARED = Path.of("/dev/shm");
    /// What the usual time services leave while they keep the clock.
    private static final List<Path> TIME_KEEPERS = List.of(
            Path.of("/run/systemd/timesync/synchronized"),
            Path.of("/run/chrony/chronyd.pid"),
            Path.of("/run/chronyd.pid"),
            Path.of("/run/ntpd.pid"),
            Path.of("/run/openntpd.pid"));

    private MachineChecks() {}

    static List<Check> all(Map<String, String> variables, Path folder) {
        List<Check> checks = new ArrayList<>();
        checks.add(jdk());
        checks.add(cores(Runtime.getRuntime().availableProcessors()));
        checks.add(memory());
        checks.add(shared(SHARED));
        checks.add(clock());
        checks.add(ports());
        checks.add(disk(folder));
        checks.add(jupyter(variables));
        return checks;
    }

    static Check jdk() {
        int version = Runtime.version().feature();
        boolean hasCompiler = ModuleLayer.boot().findModule("jdk.compiler").isPresent();
        String detail = Runtime.version() + "  " + System.getProperty("java.home");
        if (version < JDK) {
            return Check.bad("JDK", detail, "install JDK " + JDK + ", or let JAVA_HOME name one");
        }
        return hasCompiler
                ? Check.good("JDK", detail)
                : Check.bad(
                        "JDK",
                        detail + " has no compiler: it is a JRE",
                        "install a JDK (package names end in -jdk), or let JAVA_HOME name one");
    }

    static Check cores(int cores) {
        String detail = cores == 1 ? "1 core" : cores + " cores";
        return cores >= 2
                ? Check.good("cores", detail)
                : Check.note("cores", detail, "a live session wants two: one for trading, one for the rest");
    }

    private static Check memory() {
        long heap = Runtime.getRuntime().maxMemory();
        long total =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getTotalMemorySize()
                        : heap;
        String detail = Figures.bytes(total) + " in the machine";
        return total >= ENOUGH_MEMORY
                ? Check.good("memory", detail)
                : Check.note("memory", detail, "keep ranges short, or bars long: a 1m bar takes 48 bytes");
    }

    static Check shared(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Check.note(
                    "shared memory",
                    "there is no " + folder,
                    "feeds need a folder in memory: mount a tmpfs there, or name another one with --shm");
        }
        if (!Files.isWritable(folder)) {
            return Check.bad(
                    "shared memory",
                    folder + " cannot be written",
                    "sudo chmod 1777 " + folder + ", or name another folder with --shm");
        }
        long free = free(folder);
        String detail = folder + "  " + Figures.bytes(free) + " free";
        return free >= ENOUGH_SHARED
                ? Check.good("shared memory", detail)
                : Check.note("shared memory", detail, "sudo mount -o remount,size=256m " + folder);
    }

    /// Bars are cut by the clock of the venue; latencies are measured with this one.
    private static Check clock() {
        WallClock clock = new WallClock();
        String now = Times.format(clock.read() / Interval.SECOND * Interval.SECOND);
        Optional<Path> keeper = TIME_KEEPERS.stream().filter(Files::exists).findFirst();
        return keeper.isPresent()
                ? Check.good("clock", now + "  kept by " + keeper.get().getName(1))
                : Check.note(
                        "clock",
                        now + "  no time service was found",
                        "for live trading keep it synchronised: sudo apt install chrony");
    }

    private static Check ports() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Check.good("ports", "loopback can be listened on, for example port " + socket.getLocalPort());
        } catch (IOException e) {
            return Check.bad("ports", "loopback cannot be listened on: " + e.getMessage(), "ifconfig lo up");
        }
    }

    private static Check disk(Path folder) {
        long free = free(folder);
        String detail = Figures.bytes(free) + " free for " + folder;
        return free >= ENOUGH_DISK
                ? Check.good("disk", detail)
                : Check.note("disk", detail, "remove old runs: tapedeck runs rm RUN");
    }

    static Check jupyter(Map<String, String> variables) {
        Optional<Path> program = Stream.of(variables.getOrDefault("PATH", "").split(":", -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "jupyter"))
                .filter(Files::isExecutable)
                .findFirst();
        return program.isPresent()
                ? Check.good("Jupyter", program.get().toString())
                : Check.note(
                        "Jupyter",
                        "not found on PATH: notebooks cannot be opened",
                        "sudo apt install jupyter-notebook, or: python3 -m venv .venv && .venv/bin/pip install jupyterlab");
    }

    private static long free(Path folder) {
        try {
            FileStore store = Files.getFileStore(folder);
            return store.getUsableSpace();
        } catch (IOException e) {
            // what cannot be asked has no room: the check then says so
            return 0;
        }
    }
}
