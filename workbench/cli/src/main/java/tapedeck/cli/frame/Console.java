package tapedeck.cli.frame;

import java.io.PrintStream;

/// Where a verb talks: results to standard output, everything else to standard error.
///
/// With `--json` standard output holds JSON alone: lines meant for people are dropped there, notes stay on standard
/// error. Colours and progress appear on a terminal only. Used by the main thread.
public final class Console {
    private final PrintStream out;
    private final PrintStream err;
    private final Globals globals;
    private final boolean isOutColoured;
    private final boolean isErrColoured;
    private final boolean isErrTerminal;
    private boolean hasDocument;

    Console(Environment environment, Globals globals) {
        this.out = environment.out();
        this.err = environment.err();
        this.globals = globals;
        this.isErrTerminal = environment.isErrTerminal();
        String noColor = environment.variables().getOrDefault("NO_COLOR", "");
        boolean wanted = !globals.isPlain()
                && noColor.isEmpty()
                && !"dumb".equals(environment.variables().get("TERM"));
        this.isOutColoured = wanted && environment.isOutTerminal();
        this.isErrColoured = wanted && isErrTerminal;
    }

    /// Whether the result is a JSON document.
    public boolean isJson() {
        return globals.isJson();
    }

    public boolean isVerbose() {
        return globals.isVerbose();
    }

    /// Text in a look, for [#line]; plain where standard output is no terminal.
    public String paint(Style style, String text) {
        return isOutColoured ? style.paint(text) : text;
    }

    /// One line of the result, for people.
    public void line(String text) {
        if (!isJson()) {
            out.println(text);
        }
    }

    /// A table of the result, for people.
    public void print(Table table) {
        table.lines(isOutColoured).forEach(this::line);
    }

    /// The one document of `--json`; nothing without it.
    public void json(JsonObject document) {
        if (isJson()) {
            if (hasDocument) {
                throw new IllegalStateException("a second JSON document: use jsonLine for a stream");
            }
            jsonLine(document);
        }
    }

    /// One line of a stream of JSON documents (NDJSON), with `--json`.
    public void jsonLine(JsonObject document) {
        if (isJson()) {
            hasDocument = true;
            out.println(document);
            out.flush();
        }
    }

    /// Text that is the result itself in every mode: a script, a schema, a file's content.
    public void raw(String text) {
        out.print(text);
    }

    /// What a person may want to know while it runs; `-q` silences it.
    public void note(String text) {
        if (!globals.isQuiet()) {
            err.println(text);
        }
    }

    /// What a person wants to know only with `-v`.
    public void detail(String text) {
        if (isVerbose()) {
            err.println(paintErr(Style.DIM, text));
        }
    }

    /// What a person must know although it went on.
    public void warn(String text) {
        err.println(paintErr(Style.WARNING, "!") + " " + text);
    }

    /// A bar on standard error for something that takes a while; close it when done.
    public Progress progress(String label, long total) {
        boolean isShown = isErrTerminal && !globals.isQuiet();
        return new Progress(isShown ? err : null, paintErr(Style.BOLD, label), total);
    }

    /// Whether a JSON document is already out.
    boolean hasDocument() {
        return hasDocument;
    }

    String paintErr(Style style, String text) {
        return isErrColoured ? style.paint(text) : text;
    }

    void error(String text) {
        out.flush();
        err.println(text);
        err.flush();
    }

    void flush() {
        out.flush();
        err.flush();
    }
}
