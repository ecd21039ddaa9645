package tapedeck.cli.notebook;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tapedeck.cli.frame.Failure;
import tapedeck.cli.frame.JsonArray;
import tapedeck.cli.frame.JsonObject;
import tapedeck.lab.report.Reports;

/// What Jupyter must know to start our kernel: `kernel.json`, written anew each time, because it names the jars of the
/// program that runs now.
final class KernelSpec {
    static final String NAME = "tapedeck-java";
    static final String MEMORY = "2g";

    private static final String MAIN = "tapedeck.lab.notebook.kernel.KernelMain";
    private static final String ARCHIVE = "-XX:SharedArchiveFile=";
    private static final String KERNEL = "kernel.jsa";
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,8}[kKmMgG]");

    private final Path folder;
    private final String memory;

    /// @param folder `notebooks/.jupyter` of the workspace
    /// @param memory of the heap, as the JVM writes it
    KernelSpec(Path folder, String memory) {
        if (!SIZE.matcher(memory).matches()) {
            throw Failure.usage("TD-U071", "--memory " + memory + ": not a size", "write 512m, 2g, 8g");
        }
        this.folder = folder.toAbsolutePath().normalize();
        this.memory = memory;
    }

    /// Where the Java processes of the command line and of its kernels find everything.
    static String classPath() {
        return System.getProperty("java.class.path", "");
    }

    Path folder() {
        return folder;
    }

    /// Writes it where Jupyter looks when `JUPYTER_PATH` names the folder.
    Path write() throws IOException {
        Path place = Files.createDirectories(folder.resolve("kernels").resolve(NAME));
        return Reports.put(place.resolve("kernel.json"), (json() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private JsonObject json() {
        return new JsonObject()
                .put("argv", JsonArray.of(arguments()))
                .put("display_name", "Tapedeck (Java)")
                .put("language", "java")
                .put("interrupt_mode", "message");
    }

    private List<String> arguments() {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        words.add("-Xmx" + memory);
        // cells are short and each is new code: the optimising compiler costs them twice the time that they take
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        words.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-XX:OnOutOfMemoryError=" + lastWords()));
        words.addAll(archive());
        words.addAll(List.of(
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Dtapedeck.kernel.folder=" + folder));
        String home = System.getProperty("tapedeck.home", "");
        if (!home.isEmpty()) {
            words.add("-Dtapedeck.home=" + home);
        }
        words.addAll(List.of("-cp", classPath(), MAIN, "{connection_file}"));
        return words;
    }

    /// A JVM without memory can say nothing itself; the shell leaves a mark for the kernel that comes after it.
    private String lastWords() {
        String place = "'" + folder.toString().replace("'", "'\\''") + "'/exhausted-%p";
        return "touch " + place + "; echo 'the Tapedeck kernel ran out of memory (" + memory
                + "); more: tapedeck notebook --memory 4g' >&2";
    }

    /// The launcher's archive of loaded classes, where it runs with one; its class path is the same. Its second one,
    /// beside the first, knows the compiler behind the cells, too.
    private static List<String> archive() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(word -> word.startsWith(ARCHIVE))
                .findFirst()
                .map(word -> Path.of(word.substring(ARCHIVE.length())))
                .map(own -> Files.isReadable(own.resolveSibling(KERNEL)) ? own.resolveSibling(KERNEL) : own)
                .map(file -> List.of(
                        "-Xshare:auto",
                        ARCHIVE + file,
                        "-Xlog:disable",
                        "-Xlog:all=error:stderr",
                        "-Xlog:cds*=off:stderr",
                        "-Xlog:aot*=off:stderr"))
                .orElse(List.of());
    }
}
