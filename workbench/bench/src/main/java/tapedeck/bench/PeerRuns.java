package tapedeck.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tapedeck.engine.MarketData;
import tapedeck.lab.store.csv.BarCsvWriter;
import tapedeck.lab.store.csv.BarCsvWriter.TimeColumn;
import tapedeck.model.Bar;

/// Python's backtesters and its fastest CSV reader on the same generated bars, each as a timed process; a package that
/// is not installed gives a row that says so.
final class PeerRuns {
    private static final String SCRIPT = "peers.py";
    private static final int MINUTES = 15;
    private static final int SLOW_PEER_BARS = 100_000;

    private PeerRuns() {}

    static List<Measurement> run(Sizes sizes) throws Exception {
        int bars = sizes.whole("bars", 1_000_000);
        List<Measurement> rows = new ArrayList<>();
        try (Scratch scratch = new Scratch()) {
            Path script = scratch.fresh(".py");
            try (InputStream in = PeerRuns.class.getResourceAsStream(SCRIPT)) {
                if (in == null) {
                    throw new IllegalStateException("no " + SCRIPT + " among the program's resources");
                }
                Files.copy(in, script);
            }
            // a cheap question first: without Python there is no need to write files
            Path none = Files.createFile(scratch.fresh(".csv"));
            for (String peer : List.of("backtrader", "backtesting", "vectorbt", "polars")) {
                Measurement found = ask(script, peer, none, scratch, true);
                if (!found.note().isEmpty()) {
                    rows.add(found);
                    continue;
                }
                MarketData data = peer.equals("polars")
                        ? new ManyWalks(42, 1, sizes.number("rows", 2_000_000))
                        : new WalkData(42, peer.equals("backtrader") ? Math.min(bars, SLOW_PEER_BARS) : bars);
                Path csv = write(scratch, data);
                rows.add(ask(script, peer, csv, scratch, false));
                Files.delete(csv);
            }
        }
        return rows;
    }

    private static Path write(Scratch scratch, MarketData data) throws IOException {
        Path file = scratch.fresh(".csv");
        Bar bar = new Bar(data.instruments().get(0), data.interval(), 2);
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            new BarCsvWriter(2, TimeColumn.MINUTES).write(data.bars(0), bar, 2, out);
        }
        return file;
    }

    /// @param onlyAsks whether it is there at all; the row of one that is has no note
    private static Measurement ask(Path script, String peer, Path csv, Scratch scratch, boolean onlyAsks)
            throws IOException, InterruptedException {
        String key = "peers." + peer;
        Path out = scratch.fresh(".out");
        Process process;
        try {
            List<String> command = new ArrayList<>(List.of("python3", script.toString(), peer, csv.toString()));
            if (onlyAsks) {
                command.add("ask");
            }
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
        } catch (IOException noPython) {
            return Measurement.absent(key, peer, "not installed: there is no python3 on the path");
        }
        Thread atExit = Thread.ofPlatform().unstarted(process::destroy);
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                return Measurement.absent(key, peer, "stopped after " + MINUTES + " minutes");
            }
        } finally {
            process.destroy();
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
        List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
        String last = lines.isEmpty() ? "" : lines.getLast();
        return row(key, peer, last, process.exitValue());
    }

    private static Measurement row(String key, String peer, String answer, int exit) {
        if (exit != 0) {
            return Measurement.absent(key, peer, "failed: " + answer);
        }
        String[] words = answer.split(" ", -1);
        return switch (words[0]) {
            case "missing" -> Measurement.absent(key, peer, "not installed: " + answer);
            case "present" -> Measurement.absent(key, peer, "");
            case "measured" -> {
                long wall = Long.parseLong(words[2]);
                long cpu = Long.parseLong(words[3]);
                Outcome outcome = new Outcome(
                        Long.parseLong(words[1]), words[6].equals("-1") ? "" : words[5], Long.parseLong(words[6]));
                boolean isReader = peer.equals("polars");
                String what = isReader
                        ? "polars: CSV to Arrow"
                        : peer + ", SMA 10/30, " + BarRuns.brief(outcome.events()) + " bars";
                Measurement.Times times = new Measurement.Times(wall, cpu, cpu, -1, Long.parseLong(words[4]));
                yield new Measurement(key, what, isReader ? "rows" : "bars", outcome, times, "");
            }
            default -> Measurement.absent(key, peer, "failed: " + answer);
        };
    }
}
