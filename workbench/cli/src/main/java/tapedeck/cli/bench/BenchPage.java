package tapedeck.cli.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tapedeck.cli.frame.Figures;

/// A result as a page of Markdown: the figures in a frame of prose that says how they came about and what they leave
/// out.
///
/// @param size what was asked for, for the command that repeats it
record BenchPage(BenchMachine machine, BenchSize size, BenchResult result) {
    private static final String TEMPLATE = "benchmarks.md";

    String text() throws IOException {
        try (InputStream in = BenchPage.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IllegalStateException("no " + TEMPLATE + " among the program's resources");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{command}", command())
                    .replace("{machine}", machine.text())
                    .replace("{figures}", figures())
                    .replace("{ratios}", ratios());
        }
    }

    private String command() {
        boolean isAll = result.groups().size() == BenchSet.values().length;
        StringBuilder command = new StringBuilder("./tapedeck bench");
        if (!isAll) {
            result.groups().keySet().forEach(set -> command.append(' ').append(set.word()));
        }
        if (size != BenchSize.NORMAL) {
            command.append(" --").append(size.name().toLowerCase(Locale.ROOT));
        }
        return command.append(" --page docs/benchmarks.md").toString();
    }

    private String figures() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<BenchSet, List<BenchRow>> group : result.groups().entrySet()) {
            text.append("### `").append(group.getKey().word()).append("`: ");
            text.append(group.getKey().title()).append("\n\n");
            text.append("| what | rate | cpu each | wall each | bytes each | peak | fills | equity |\n");
            text.append("|---|---:|---:|---:|---:|---:|---:|---:|\n");
            group.getValue().forEach(row -> text.append(line(row)));
            text.append('\n');
            group.getValue().stream()
                    .filter(row -> !row.note().isEmpty())
                    .forEach(row -> text.append("- ")
                            .append(row.what())
                            .append(": ")
                            .append(row.note())
                            .append(".\n"));
            text.append('\n');
        }
        return text.toString().replaceAll("\n{3,}", "\n\n").strip();
    }

    private static String line(BenchRow row) {
        List<String> cells = List.of(
                row.what(),
                row.rate(),
                row.each(row.threadNanos()),
                row.each(row.wallNanos()),
                row.bytesEach(),
                row.peak(),
                row.fillCount(),
                row.money());
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private String ratios() {
        StringBuilder text =
                new StringBuilder("| | against | times as fast | goal | floor |\n|---|---|---:|---:|---:|\n");
        for (BenchResult.Found found : result.ratios()) {
            List<String> cells = List.of(
                    found.what(),
                    found.against(),
                    Figures.decimal(found.value(), 2),
                    Figures.decimal(found.ratio().goal(), 1),
                    Figures.decimal(found.ratio().floor(), 2));
            text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        }
        return text.toString().strip();
    }
}
