package tapedeck.cli.run;

import tapedeck.file.EngineVersion;
import tapedeck.lab.report.Reports;

/// Does on a second processor what a run will need, while its settings and data are read.
///
/// Nothing here depends on the run, and what fails here fails again where it is needed: there it is told.
final class Ahead {
    private Ahead() {}

    static void begin() {
        Thread thread = new Thread(Ahead::work, "ahead");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((_, _) -> {});
        thread.start();
    }

    private static void work() {
        EngineVersion.hash();
        Reports.prepare();
    }
}
