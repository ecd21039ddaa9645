package tapedeck.lab.report;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import tapedeck.file.RunFolder;
import tapedeck.lab.report.model.ReportModel;
import tapedeck.lab.report.model.ReportOptions;
import tapedeck.lab.report.page.HtmlReport;
import tapedeck.lab.report.page.RunTexts;

/// Writes the files that follow from a run beside the ones that are it.
///
/// Each is written aside and renamed, so a reader never sees half of one. Thread-safe.
public final class Reports {
    public static final String PAGE = "report.html";
    public static final String JSON = "report.json";
    public static final String TRADES = "trades.csv";
    public static final String EQUITY = "equity.csv";

    private Reports() {}

    /// Computes and writes all four; the path of the page.
    public static Path render(RunFolder run, ReportOptions options) throws IOException {
        return write(run, ReportModel.of(run, options), options);
    }

    /// Writes all four from numbers that are already there; the path of the page.
    public static Path write(RunFolder run, ReportModel model, ReportOptions options) throws IOException {
        // the page takes longest: the sidecars are made beside it
        FutureTask<Path> sidecars = new FutureTask<>(() -> sidecars(run, model));
        Thread.ofPlatform().daemon().name("sidecars").start(sidecars);
        byte[] page = HtmlReport.write(model, RunTexts.read(run), options.maxBytes());
        await(sidecars);
        return put(run.path().resolve(PAGE), page);
    }

    /// Reads what every page has in common, so that the first page need not wait for it. May be called from any
    /// thread, any number of times.
    public static void prepare() {
        HtmlReport.prepare();
    }

    private static Path sidecars(RunFolder run, ReportModel model) throws IOException {
        put(run.path().resolve(JSON), JsonSidecar.write(model));
        put(run.path().resolve(TRADES), CsvSidecars.trades(model));
        return put(run.path().resolve(EQUITY), CsvSidecars.equity(model));
    }

    private static void await(FutureTask<Path> work) throws IOException {
        try {
            work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the report was not written");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failed -> throw failed;
                case RuntimeException failed -> throw failed;
                case Error failed -> throw failed;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    /// Writes a file aside and gives it its name when it is complete.
    public static Path put(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is no file");
        }
        Path temporary = folder.resolve(".writing-" + file.getFileName() + "-"
                + ProcessHandle.current().pid() + "-" + Thread.currentThread().threadId());
        try {
            Files.write(temporary, content);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        return file;
    }
}
