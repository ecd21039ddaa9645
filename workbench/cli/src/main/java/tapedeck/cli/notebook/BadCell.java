package tapedeck.cli.notebook;

import java.util.List;
import java.util.stream.Collectors;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Failure;
import tapedeck.lab.notebook.NotebookFile;
import tapedeck.lab.notebook.NotebookFile.Cell;

/// Why a notebook did not run to its end, from what kernel and Jupyter left behind.
///
/// @param journal the kernel's: the number of its last cell among those that were run, then why that failed
/// @param said    by Jupyter
/// @param timeout seconds that one cell had
record BadCell(NotebookFile notebook, List<String> journal, String said, int timeout) {
    private static final int MOST_LINES = 15;

    BadCell {
        journal = List.copyOf(journal);
    }

    Failure failure() {
        if (journal.isEmpty()) {
            return new Failure(
                    ExitCode.ENVIRONMENT,
                    "TD-E060",
                    notebook.path().toString(),
                    "Jupyter did not start it:\n" + tail(),
                    "");
        }
        int count = Integer.parseInt(journal.getFirst().strip());
        List<Cell> cells = notebook.code();
        Cell cell = cells.get(Math.min(count, cells.size()) - 1);
        String place =
                notebook.path().getFileName() + ", cell " + cell.number() + " (the " + ordinal(count) + " with code)";
        String why =
                journal.stream().skip(1).limit(MOST_LINES).map(BadCell::plain).collect(Collectors.joining("\n  "));
        return new Failure(
                ExitCode.CHECK,
                "TD-K020",
                place,
                "a cell failed: " + cell.firstLine() + "\n  " + (why.isEmpty() ? end() : why),
                hint(why));
    }

    private String hint(String why) {
        return why.isEmpty() && isExhausted()
                ? "give the kernel more: --memory 4g"
                : "open it: tapedeck notebook " + notebook.name();
    }

    private String end() {
        if (isExhausted()) {
            return "the kernel ran out of memory and ended";
        }
        if (said.contains("TimeoutError")) {
            return "it took longer than " + timeout + " seconds (--timeout)";
        }
        return "the kernel ended while it ran this cell\n" + tail();
    }

    private boolean isExhausted() {
        return said.contains("java.lang.OutOfMemoryError") || said.contains("ran out of memory");
    }

    private String tail() {
        List<String> lines = said.lines().toList();
        return lines.stream()
                .skip(Math.max(0, lines.size() - MOST_LINES))
                .map(line -> "  " + plain(line))
                .collect(Collectors.joining("\n"));
    }

    /// Without the colours of a terminal.
    private static String plain(String line) {
        return line.replaceAll("\u001b\\[[0-9;]*m", "");
    }

    private static String ordinal(int number) {
        int last = number % 10;
        boolean isTeen = number % 100 >= 11 && number % 100 <= 13;
        return number + (isTeen ? "th" : last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
    }
}
