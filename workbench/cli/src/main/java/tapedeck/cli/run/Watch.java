package tapedeck.cli.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Style;
import tapedeck.lab.analytics.Metric;
import tapedeck.lab.compile.LooseStrategies;
import tapedeck.model.Problem;

/// The edit-run loop: after every save compiles, plays on the same open data, and prints one line against the last
/// good result. An error is shown and changes nothing. One thread.
final class Watch {
    /// Metrics of the line: the name it has there, whether more is better.
    private enum Shown {
        RETURN("total_return", "return"),
        SHARPE("sharpe", "sharpe"),
        DRAWDOWN("max_dd", "maxdd");

        private final String id;
        private final String label;

        Shown(String id, String label) {
            this.id = id;
            this.label = label;
        }
    }

    private final Invocation invocation;
    private final Console console;
    private final RunData data;
    private RunJob.Done last;

    /// @param first the result that the next one is compared with
    Watch(Invocation invocation, RunData data, RunJob.Done first) {
        this.invocation = invocation;
        this.console = invocation.console();
        this.data = data;
        this.last = first;
    }

    /// Follows the changes until they end.
    ///
    /// @throws InterruptedException when the command was asked to stop
    void follow(Changes changes) throws IOException, InterruptedException {
        while (changes.await()) {
            try {
                reload(Took.now());
            } catch (Problem problem) {
                if (Watchdog.isExit(problem)) {
                    throw problem;
                }
                invocation.tell(problem);
                console.note("the result of run " + last.id() + " stands; mend it and save again");
            }
        }
    }

    /// Wall time, and that of this thread on a processor, which a busy machine does not stretch; in nanoseconds.
    private record Took(long wall, long cpu) {
        static Took now() {
            return new Took(
                    System.nanoTime(), ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
        }

        Took until(Took end) {
            return new Took(end.wall - wall, end.cpu - cpu);
        }
    }

    private void reload(Took start) throws IOException, InterruptedException {
        LooseStrategies loose = last.plan().catalog().loose().orElseThrow();
        if (!loose.refresh()) {
            return;
        }
        RunPlan plan = last.plan().again();
        CompilerWarnings.tell(invocation, plan.catalog(), plan.names());
        if (plan.spec().equals(last.plan().spec())) {
            console.note("saved, and nothing that runs has changed");
            return;
        }
        Path reports = invocation.workspace().reports();
        RunJob.Done done = new RunJob(plan, reports).run(data, console);
        long compiled = loose.compiledNanos().orElse(0L);
        Took all = start.until(Took.now());
        console.line(line(done) + console.paint(Style.DIM, times(done, compiled, all.wall)));
        console.jsonLine(json(done, compiled, all));
        last = done;
    }

    private String line(RunJob.Done done) {
        List<String> parts = new ArrayList<>();
        for (Shown shown : Shown.values()) {
            double before = value(last, shown);
            double now = value(done, shown);
            boolean isEqual = text(shown, before).equals(text(shown, now));
            String change = isEqual ? text(shown, now) : text(shown, before) + "→" + text(shown, now);
            parts.add(shown.label + " " + change + (isEqual ? "" : mark(before, now)));
        }
        long before = last.summary().counts().trades();
        long now = done.summary().counts().trades();
        parts.add("trades " + (before == now ? "" : Figures.count(before) + "→") + Figures.count(now));
        return String.join("  ", parts);
    }

    private static double value(RunJob.Done done, Shown shown) {
        Optional<Metric> metric = done.figures().metrics().find(shown.id).filter(Metric::isPresent);
        return metric.isPresent() ? metric.get().orThrow() : Double.NaN;
    }

    private static String text(Shown shown, double value) {
        if (Double.isNaN(value)) {
            return Figures.NONE;
        }
        return switch (shown) {
            case RETURN -> Figures.signedPercent(value, 1);
            case SHARPE -> Figures.decimal(value, 2);
            case DRAWDOWN -> Figures.percent(value, 1);
        };
    }

    /// A drawdown is below zero: for every one of these more is better.
    private String mark(double before, double now) {
        if (Double.isNaN(before) || Double.isNaN(now)) {
            return "";
        }
        return " " + (now > before ? console.paint(Style.GOOD, "▲") : console.paint(Style.BAD, "▼"));
    }

    private static String times(RunJob.Done done, long compiled, long all) {
        String compile = compiled == 0 ? "compiled before" : "compiled in " + Figures.duration(compiled);
        return "   " + compile + ", played in " + Figures.duration(done.nanos()) + ", " + Figures.duration(all)
                + " in all · run " + done.id();
    }

    private JsonObject json(RunJob.Done done, long compiled, Took all) {
        JsonObject document = JsonObject.of("tapedeck.watch/1")
                .put("ok", true)
                .put("run", done.id())
                .put("before", last.id())
                .put("trades", done.summary().counts().trades())
                .put("tradesBefore", last.summary().counts().trades());
        for (Shown shown : Shown.values()) {
            document.put(shown.id, value(done, shown)).put(shown.id + "Before", value(last, shown));
        }
        return document.put("compileNanos", compiled)
                .put("engineNanos", done.nanos())
                .put("nanos", all.wall)
                .put("cpuNanos", all.cpu);
    }
}
