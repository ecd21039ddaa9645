import tapedeck.engine.Backtest;
import tapedeck.engine.RunSummary;

/// For a debugger: run `main` in an IDE with the workspace as the working directory; breakpoints in strategies work.
public class Debug {
    public static void main(String[] args) {
        RunSummary run = Backtest.of(new HelloCross()).on("ACME", "1d").run();
        System.out.println("run " + run.runId() + ", " + run.counts().trades() + " trades");
    }
}
