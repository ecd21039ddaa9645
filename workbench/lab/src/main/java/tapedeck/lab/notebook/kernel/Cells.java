package tapedeck.lab.notebook.kernel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/// The Java of one notebook: takes a cell apart into snippets and gives them to JShell in order.
///
/// One thread evaluates; [#stop] may be called from another one.
final class Cells implements AutoCloseable {
    private static final Set<SubKind> ANSWERS =
            Set.of(SubKind.TEMP_VAR_EXPRESSION_SUBKIND, SubKind.VAR_VALUE_SUBKIND, SubKind.OTHER_EXPRESSION_SUBKIND);

    private static final String WARMING = "if (false) { show(backtest(\"\").on(\"\").with(\"\", 1).run()); }";

    private final CellExecution execution = new CellExecution();
    private final JShell shell;
    private final SourceCodeAnalysis analysis;

    Cells() {
        shell = JShell.builder()
                .executionEngine(
                        new ExecutionControlProvider() {
                            @Override
                            public String name() {
                                return "tapedeck";
                            }

                            @Override
                            public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
                                return execution;
                            }
                        },
                        Map.of())
                .compilerOptions("-parameters", "-Xlint:none", "-proc:none")
                .build();
        analysis = shell.sourceCodeAnalysis();
    }

    /// Lets the compiler do once what the first cell will ask of it, while its author still types. Nothing is run, and
    /// nothing stays but the classes that were loaded for it.
    void warm() {
        for (SnippetEvent event : shell.eval(WARMING)) {
            shell.drop(event.snippet());
        }
    }

    /// How many pieces of Java stand.
    long snippets() {
        return shell.snippets()
                .filter(snippet -> shell.status(snippet).isActive())
                .count();
    }

    /// A piece of a cell.
    ///
    /// @param start where it begins in the cell
    private record Piece(String source, int start) {}

    /// Runs a whole cell.
    ///
    /// @return the value of its last expression; null where it ends with something else
    /// @throws CellError what its reader should see
    @Nullable
    Object eval(String cell) {
        execution.begin();
        Object answer = null;
        for (Piece piece : pieces(cell)) {
            answer = eval(piece, cell);
            if (execution.isStopped()) {
                // JShell takes a snippet that was stopped for one that is done
                throw CellErrors.interrupted();
            }
        }
        return answer;
    }

    /// The snippets of a cell. Statements that follow each other become one block, but for the last of the cell, whose
    /// value may be wanted: the compiler is called once for all of them.
    private List<Piece> pieces(String cell) {
        List<Piece> pieces = new ArrayList<>();
        int statements = -1;
        int end = 0;
        String rest = cell;
        while (!rest.isBlank()) {
            int start = cell.length() - rest.length();
            CompletionInfo info = analysis.analyzeCompletion(rest);
            boolean isWhole = info.completeness().isComplete();
            String remaining = info.remaining();
            String source = isWhole && info.source() != null ? info.source() : rest;
            rest = isWhole && remaining != null ? remaining : "";
            boolean isJoined = isWhole && !rest.isBlank() && !isImport(source) && isStatement(source);
            if (!isJoined && statements >= 0) {
                pieces.add(new Piece("{" + cell.substring(statements, end) + "}", statements - 1));
                statements = -1;
            }
            if (isJoined) {
                statements = statements < 0 ? CellErrors.firstOf(cell, start) : statements;
                end = cell.length() - rest.length();
            } else if (!source.isBlank()) {
                pieces.add(new Piece(source, start));
            }
        }
        return pieces;
    }

    /// Told by its first word: to ask the compiler for each of thirty imports takes longer than to import.
    private static boolean isImport(String source) {
        return source.stripLeading().startsWith("import ");
    }

    private boolean isStatement(String source) {
        String text = source.strip();
        return (text.endsWith(";") || text.endsWith("}"))
                && analysis.sourceToSnippets(source).stream()
                        .allMatch(snippet -> snippet.kind() == Snippet.Kind.STATEMENT
                                || snippet.kind() == Snippet.Kind.EXPRESSION
                                || snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND);
    }

    private @Nullable Object eval(Piece piece, String cell) {
        Object answer = null;
        execution.forget();
        for (SnippetEvent event : shell.eval(piece.source())) {
            if (event.causeSnippet() != null) {
                continue;
            }
            Snippet snippet = event.snippet();
            switch (event.status()) {
                case REJECTED ->
                    throw CellErrors.compile(
                            shell.diagnostics(snippet).filter(Diag::isError).toList(), cell, piece.start());
                case RECOVERABLE_NOT_DEFINED -> throw CellErrors.unresolved(missing(snippet));
                case VALID, RECOVERABLE_DEFINED, OVERWRITTEN, DROPPED, NONEXISTENT -> {
                    // it stands, or will once what it names is there
                }
            }
            if (event.exception() != null) {
                throw failure(event, cell, piece.start());
            }
            answer = ANSWERS.contains(snippet.subKind()) ? execution.value() : null;
        }
        return answer;
    }

    private CellError failure(SnippetEvent event, String cell, int start) {
        Throwable thrown = execution.thrown();
        if (event.exception() instanceof EvalException exception) {
            return CellErrors.thrown(thrown == null ? exception : thrown, exception, cell, start);
        }
        return CellErrors.unresolved(missing(event.snippet()));
    }

    private List<String> missing(Snippet snippet) {
        return snippet instanceof DeclarationSnippet declaration
                ? shell.unresolvedDependencies(declaration).toList()
                : List.of();
    }

    /// Makes a running cell end: its loops notice, and its waiting is interrupted.
    void stop() {
        execution.halt();
        shell.stop();
    }

    /// Makes the classes of a jar or folder known from now on.
    void addToClassPath(String path) {
        shell.addToClasspath(path);
    }

    /// What could stand at a place of a cell.
    ///
    /// @param texts whole words, best first
    /// @param start where they begin in the cell
    record Completion(List<String> texts, int start) {}

    Completion complete(String cell, int at) {
        int start = pieceStart(cell, at);
        int[] anchor = {0};
        List<Suggestion> found = analysis.completionSuggestions(cell.substring(start), at - start, anchor);
        Set<String> texts = new LinkedHashSet<>();
        found.stream()
                .filter(Suggestion::matchesType)
                .map(Suggestion::continuation)
                .forEach(texts::add);
        found.stream().map(Suggestion::continuation).forEach(texts::add);
        return new Completion(new ArrayList<>(texts), start + anchor[0]);
    }

    /// What is known of the thing at a place of a cell: signatures and comments of a method or type, type and value
    /// of a variable.
    Optional<String> inspect(String cell, int at) {
        int start = pieceStart(cell, at);
        int end = at;
        while (end < cell.length() && Character.isJavaIdentifierPart(cell.charAt(end))) {
            end++;
        }
        String known = documentation(cell.substring(start), at - start);
        if (known.isEmpty() && end < cell.length() && cell.charAt(end) == '(') {
            known = documentation(cell.substring(start), end + 1 - start);
        }
        if (!known.isEmpty()) {
            return Optional.of(known);
        }
        int begin = end;
        while (begin > start && Character.isJavaIdentifierPart(cell.charAt(begin - 1))) {
            begin--;
        }
        String name = cell.substring(begin, end);
        return shell.variables()
                .filter(variable -> variable.name().equals(name))
                .map(variable -> variable.typeName() + " " + name)
                .findFirst();
    }

    private String documentation(String code, int at) {
        return analysis.documentation(code, at, true).stream()
                .map(Cells::text)
                .distinct()
                .collect(Collectors.joining("\n\n"));
    }

    private static String text(Documentation documentation) {
        String comment = documentation.javadoc();
        return comment == null || comment.isBlank()
                ? documentation.signature()
                : documentation.signature() + "\n" + comment.strip();
    }

    /// Where the snippet begins that a place of a cell belongs to.
    private int pieceStart(String cell, int at) {
        int start = 0;
        while (true) {
            CompletionInfo info = analysis.analyzeCompletion(cell.substring(start));
            String remaining = info.remaining();
            if (!info.completeness().isComplete() || remaining == null || remaining.isEmpty()) {
                return start;
            }
            int end = cell.length() - remaining.length();
            if (end >= at || end <= start) {
                return start;
            }
            start = end;
        }
    }

    /// Whether a cell could be run as it is.
    SourceCodeAnalysis.Completeness completeness(String cell) {
        String rest = cell;
        while (true) {
            CompletionInfo info = analysis.analyzeCompletion(rest);
            String remaining = info.remaining();
            if (!info.completeness().isComplete() || remaining == null || remaining.isBlank()) {
                return info.completeness();
            }
            rest = remaining;
        }
    }

    @Override
    public void close() {
        shell.close();
    }
}
