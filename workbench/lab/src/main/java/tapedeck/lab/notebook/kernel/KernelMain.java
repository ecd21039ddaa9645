package tapedeck.lab.notebook.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.CompletableFuture;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import tapedeck.file.EngineVersion;
import tapedeck.lab.report.Reports;

/// Where Jupyter enters: `java … tapedeck.lab.notebook.kernel.KernelMain CONNECTION_FILE`.
public final class KernelMain {
    /// The process that Jupyter says must outlive the kernel.
    private static final String PARENT = "JPY_PARENT_PID";

    private static final String START_UP = "start-up.jsh";
    private static final int ORPHANED = 1;

    private KernelMain() {}

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "tapedeck/lab/notebook/kernel/logback.xml");
        }
        endWithParent();
        Path file = Path.of(arguments[0]);
        CompletableFuture<Cells> cells = new CompletableFuture<>();
        JavaKernel kernel = new JavaKernel(cells, Journal.ofProcess());
        Predecessor predecessor = Predecessor.of(file);
        kernel.notice(predecessor.lastWords());
        predecessor.replace();
        Thread.ofPlatform().daemon().name("java").start(() -> prepare(cells));
        KernelConnectionProperties properties = KernelConnectionProperties.parse(Files.readString(file));
        JupyterConnection connection = new JupyterConnection(properties);
        kernel.becomeHandlerForConnection(connection);
        kernel.onStartup();
        connection.connect();
        connection.waitUntilClose();
        predecessor.leave();
        // threads that cells have started do not keep it alive
        System.exit(0);
    }

    private static void prepare(CompletableFuture<Cells> cells) {
        try {
            Cells made = new Cells();
            made.eval(startUp());
            made.warm();
            cells.complete(made);
            // what the first run will ask for
            EngineVersion.hash();
            Reports.prepare();
        } catch (RuntimeException | LinkageError e) {
            cells.completeExceptionally(e);
        }
    }

    /// The imports that a notebook begins with.
    static String startUp() {
        try (InputStream in = KernelMain.class.getResourceAsStream(START_UP)) {
            if (in == null) {
                throw new IllegalStateException(START_UP + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A kernel whose server was killed would stay for ever, holding its memory.
    private static void endWithParent() {
        String parent = System.getenv(PARENT);
        if (parent == null || !parent.matches("[1-9][0-9]{0,9}")) {
            return;
        }
        ProcessHandle.of(Long.parseLong(parent))
                .map(ProcessHandle::onExit)
                .ifPresentOrElse(KernelMain::endAfter, KernelMain::endNow);
    }

    private static void endAfter(CompletableFuture<ProcessHandle> parent) {
        CompletableFuture<Void> _ = parent.thenRun(KernelMain::endNow);
    }

    private static void endNow() {
        Runtime.getRuntime().halt(ORPHANED);
    }
}
