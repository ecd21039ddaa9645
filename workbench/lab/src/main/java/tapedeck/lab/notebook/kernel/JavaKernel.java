package tapedeck.lab.notebook.kernel;

import java.io.PrintStream;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Supplier;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.HelpLink;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.jspecify.annotations.Nullable;

/// Answers Jupyter's requests with JShell: one notebook, one kernel, one process.
///
/// Cells run one after the other on the shell channel's thread; an interrupt comes on the control channel's.
final class JavaKernel extends BaseKernel {
    private static final int MOST_VALUES = 1_000;

    private final CompletableFuture<Cells> cells;
    private final Journal journal;
    private final Magics magics;
    private final BatchedOutput out;
    private final BatchedOutput err;
    private String notice = "";

    /// @param cells   made elsewhere, meanwhile; the first cell waits for it
    /// @param journal where cells are noted
    JavaKernel(CompletableFuture<Cells> cells, Journal journal) {
        super(
                "Tapedeck (Java)",
                Runtime.version().toString(),
                new LanguageInfo.Builder("java")
                        .version(Integer.toString(Runtime.version().feature()))
                        .mimetype("text/x-java-source")
                        .fileExtension(".java")
                        .pygments("java")
                        .codemirror("text/x-java")
                        .build(),
                List.<HelpLink>of(),
                null,
                new JupyterIO(StandardCharsets.UTF_8),
                new CommManager(),
                new Renderer(),
                null,
                new MagicsRegistry(),
                true,
                new StringStyler.Builder().build());
        this.cells = cells;
        this.journal = journal;
        this.magics = new Magics(this);
        ScheduledExecutorService timer = timer();
        this.out = new BatchedOutput(getIO().out, timer);
        this.err = new BatchedOutput(getIO().err, timer);
    }

    private static ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("output").factory());
        return Executors.unconfigurableScheduledExecutorService(timer);
    }

    /// Something that the next cell's reader should know.
    void notice(String text) {
        notice = text;
    }

    Cells cells() {
        return cells.join();
    }

    @Override
    protected void replaceOutputStreams(ShellReplyEnvironment environment) {
        super.replaceOutputStreams(environment);
        System.setOut(new PrintStream(out, false, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, false, StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable DisplayData eval(String source) {
        journal.begin(source);
        try {
            if (!notice.isEmpty()) {
                System.err.println(notice);
                notice = "";
            }
            Object value = evalRaw(source);
            // a cell that ends with printf has printed: the stream itself is no answer
            return value == null || value instanceof PrintStream ? null : rendered(value);
        } catch (CellError e) {
            journal.failed(e);
            throw e;
        } finally {
            drain();
        }
    }

    private void drain() {
        System.out.flush();
        System.err.flush();
        out.drain();
        err.drain();
    }

    /// What was printed before stands before it.
    @Override
    public void display(DisplayData data) {
        drain();
        super.display(data);
    }

    /// Runs a cell; the value of its last expression.
    @Override
    public @Nullable Object evalRaw(String source) {
        // no library's exception may reach the message loop: only Exceptions are expected there
        return guarded(() -> magics.eval(source));
    }

    private static @Nullable Object guarded(Supplier<@Nullable Object> work) {
        try {
            return work.get();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            throw CellErrors.thrown(e);
        }
    }

    private DisplayData rendered(Object value) {
        return (DisplayData) java.util.Objects.requireNonNull(guarded(() -> {
            if (value instanceof DisplayData data) {
                return data;
            }
            return getRenderer().render(value.getClass().isArray() ? text(value) : value);
        }));
    }

    /// An array by its values: Java's own text of one is an address.
    static String text(Object array) {
        StringBuilder text = new StringBuilder("[");
        int length = Array.getLength(array);
        for (int i = 0; i < Math.min(length, MOST_VALUES); i++) {
            Object value = Array.get(array, i);
            text.append(i == 0 ? "" : ", ");
            text.append(value != null && value.getClass().isArray() ? text(value) : String.valueOf(value));
        }
        return text.append(length > MOST_VALUES ? ", … " + length + " in all]" : "]")
                .toString();
    }

    @Override
    public void interrupt() {
        if (cells.isDone()) {
            cells().stop();
        }
    }

    @Override
    public List<String> formatError(Throwable thrown) {
        return CellErrors.thrown(thrown).lines();
    }

    @Override
    public @Nullable DisplayData inspect(String code, int at, boolean isDetailed) {
        return cells().inspect(code, code.offsetByCodePoints(0, at))
                .map(DisplayData::new)
                .orElse(null);
    }

    /// Jupyter counts characters where Java counts UTF-16 units.
    @Override
    public ReplacementOptions complete(String code, int at) {
        Cells.Completion found = cells().complete(code, code.offsetByCodePoints(0, at));
        return new ReplacementOptions(found.texts(), code.codePointCount(0, found.start()), at);
    }

    @Override
    public String isComplete(String code) {
        return switch (cells().completeness(code)) {
            case COMPLETE, COMPLETE_WITH_SEMI, EMPTY, CONSIDERED_INCOMPLETE -> IS_COMPLETE_YES;
            case DEFINITELY_INCOMPLETE -> "    ";
            case UNKNOWN -> IS_COMPLETE_BAD;
        };
    }
}
