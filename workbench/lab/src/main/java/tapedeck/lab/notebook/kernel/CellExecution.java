package tapedeck.lab.notebook.kernel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import jdk.jshell.execution.LocalExecutionControl;
import org.jspecify.annotations.Nullable;

/// Runs snippets in this process and keeps what they gave: the object itself and the throwable itself, where JShell
/// would hand over only their texts.
///
/// One snippet at a time, in a thread of JShell's making.
public final class CellExecution extends LocalExecutionControl {
    /// Inherited by the thread in which JShell calls [#trampoline].
    private static final InheritableThreadLocal<@Nullable Call> CALL = new InheritableThreadLocal<>();

    private static final Method TRAMPOLINE = method();

    private volatile boolean isStopped;
    private @Nullable Call last;

    CellExecution() {}

    /// One call of a snippet.
    private final class Call {
        private final Method method;
        private @Nullable Object value;
        private @Nullable Throwable thrown;

        private Call(Method method) {
            this.method = method;
        }

        /// JShell passes over a stop between two snippets: what has not begun by then does not begin.
        private void run() throws ReflectiveOperationException {
            if (!isStopped) {
                value = method.invoke(null);
            }
        }
    }

    /// A new cell begins.
    void begin() {
        isStopped = false;
    }

    /// Nothing more of this cell is to begin. May be called from another thread.
    void halt() {
        isStopped = true;
    }

    boolean isStopped() {
        return isStopped;
    }

    /// What the last snippet gave; null for nothing.
    @Nullable
    Object value() {
        Call call = last;
        return call == null ? null : call.value;
    }

    /// What the last snippet threw; null if it ended well.
    @Nullable
    Throwable thrown() {
        Call call = last;
        return call == null ? null : call.thrown;
    }

    void forget() {
        last = null;
    }

    /// Not the snippet but the trampoline is what the superclass calls: it turns what it gets into a text, and for a
    /// table of a million rows that text alone would take a minute.
    @Override
    protected String invoke(Method snippet) throws Exception {
        Call call = new Call(snippet);
        last = call;
        CALL.set(call);
        try {
            super.invoke(TRAMPOLINE);
        } finally {
            CALL.remove();
        }
        return "";
    }

    /// Called by JShell through reflection.
    public static void trampoline() throws Throwable {
        Call call = CALL.get();
        if (call == null) {
            throw new IllegalStateException("no snippet to run");
        }
        try {
            call.run();
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            call.thrown = cause;
            throw cause;
        }
    }

    private static Method method() {
        try {
            return CellExecution.class.getMethod("trampoline");
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
