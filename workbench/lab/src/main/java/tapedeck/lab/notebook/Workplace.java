package tapedeck.lab.notebook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import tapedeck.engine.RunSummary;
import tapedeck.file.RunFolder;
import tapedeck.lab.report.model.ReportModel;
import tapedeck.lab.store.Store;
import tapedeck.model.ConfigException;

/// Where a notebook's questions go: the workspace around it, resolved by the same code as the command line's, so that
/// the same words give the same run id. Found by `ServiceLoader`; used by the thread of a cell.
public interface Workplace {
    /// The folder of the workspace.
    Path root();

    /// Its market data.
    Store store();

    /// Where its runs are kept.
    Path reports();

    /// Plays a strategy and keeps the run, as the verb `backtest` does.
    ///
    /// @throws InterruptedException when the cell was interrupted; nothing is left of the run
    Played play(Request request) throws IOException, InterruptedException;

    /// The kept run that an id, its beginning, a tag or `@last` means.
    RunFolder find(String reference) throws IOException;

    /// Every number of a run's report, as the run's own settings want it.
    ReportModel model(RunFolder run);

    /// Writes a run's report beside it; the path of the page.
    Path report(RunFolder run) throws IOException;

    /// The code that a strategy's name means.
    StrategyCode strategy(String name);

    /// The words of a process that is the command line with the given words.
    List<String> command(List<String> words);

    /// A backtest as asked for.
    ///
    /// @param strategy its name
    /// @param settings path to value, as in a settings file
    /// @param tag      a name for the run
    record Request(String strategy, Map<String, String> settings, Optional<String> tag) {
        public Request {
            settings = Map.copyOf(settings);
        }
    }

    /// What came of it.
    ///
    /// @param doubts what the quality check says of the data
    record Played(RunSummary summary, RunFolder folder, ReportModel model, List<String> doubts) {
        public Played {
            doubts = List.copyOf(doubts);
        }
    }

    /// The one on the class path, around the working directory.
    static Workplace here() {
        return ServiceLoader.load(Workplace.class)
                .findFirst()
                .orElseThrow(() -> new ConfigException(
                        "TD-C120",
                        "",
                        "the command line's classes are not on the class path",
                        "tapedeck notebook --classpath prints a class path that has everything"));
    }
}
