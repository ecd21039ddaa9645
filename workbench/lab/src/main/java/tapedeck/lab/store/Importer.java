package tapedeck.lab.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Objects;
import tapedeck.event.BarReader;
import tapedeck.event.TickReader;
import tapedeck.lab.store.calendar.Calendars;
import tapedeck.lab.store.csv.CsvFile;
import tapedeck.lab.store.csv.CsvFormat;
import tapedeck.lab.store.csv.CsvOptions.Duplicates;
import tapedeck.lab.store.csv.CsvOutcome;
import tapedeck.lab.store.csv.CsvProgress;
import tapedeck.model.AssetClass;
import tapedeck.model.Bar;
import tapedeck.model.DataException;
import tapedeck.model.Interval;
import tapedeck.model.Tick;
import tapedeck.model.TradingCalendar;

/// Brings rows into a store: from CSV files, and from any reader of bars or ticks. One import changes one data set,
/// as a whole or not at all. Not thread-safe; two importers may work on different data sets.
public final class Importer {
    private final Store store;

    public Importer(Store store) {
        this.store = store;
    }

    /// What an import of a file did, and how the file was read.
    public record CsvImported(ImportResult result, CsvFormat format, CsvOutcome outcome) {}

    /// Imports one file.
    public CsvImported csv(CsvImport request, CsvProgress progress) {
        CsvFile file = CsvFile.open(request.path(), request.csv());
        CsvFormat format = file.format();
        AssetClass kind =
                request.assetClass() == null ? store.instruments().guess(request.symbol()) : request.assetClass();
        TradingCalendar calendar = request.calendar() == null
                ? store.instruments().calendar(request.symbol(), kind)
                : Calendars.named(request.calendar());
        DataSetId id = id(request, format);
        try (SourceHash hash = SourceHash.start(request.path());
                DataSetWriter writer = DataSetWriter.open(store.setsDir(), id, request.policy())) {
            CsvOutcome outcome = format.isBars()
                    ? bars(request, file, calendar, writer, progress)
                    : ticks(request, file, calendar, writer, progress);
            ImportRecord source = new ImportRecord(
                    request.path().getFileName().toString(),
                    hash.finish(),
                    outcome.rows(),
                    format.dialect(),
                    Objects.toString(file.options().zone(), ""),
                    request.csv().toString());
            return new CsvImported(writer.commit(kind, calendar.name(), source), format, outcome);
        } catch (IOException | UncheckedIOException e) {
            throw notWritten(id, e);
        }
    }

    private CsvOutcome bars(
            CsvImport request, CsvFile file, TradingCalendar calendar, DataSetWriter writer, CsvProgress progress) {
        boolean isOrdered = !request.csv().sorts()
                && !file.format().isDescending()
                && request.csv().duplicates() == Duplicates.REFUSE;
        DataSetId id = id(request, file.format());
        BarIntake intake =
                new BarIntake(id, writer.intake(), isOrdered, request.csv().duplicates());
        CsvOutcome outcome = file.bars(calendar, intake, progress);
        intake.flush();
        return outcome;
    }

    private static CsvOutcome ticks(
            CsvImport request, CsvFile file, TradingCalendar calendar, DataSetWriter writer, CsvProgress progress) {
        boolean isOrdered = !request.csv().sorts() && !file.format().isDescending();
        TickIntake intake = new TickIntake(writer.intake(), isOrdered);
        CsvOutcome outcome = file.ticks(calendar, intake, progress);
        intake.flush();
        return outcome;
    }

    private static DataSetId id(CsvImport request, CsvFormat format) {
        if (!format.isBars()) {
            return new DataSetId(request.symbol(), format.isQuotes() ? DataSetId.QUOTES : DataSetId.TRADES);
        }
        Interval interval = format.interval();
        if (interval == null) {
            throw new DataException(
                    "TD-D015",
                    request.path() + ":1:1",
                    "the rows do not say how long a bar is",
                    "say --interval 1d, or whatever it is");
        }
        return DataSetId.bars(request.symbol(), interval);
    }

    /// Imports bars from a source that is not a file.
    public ImportResult bars(DataSetId id, BarReader reader, Bar bar, int volumeScale, ImportRecord source) {
        return bars(id, reader, bar, volumeScale, source, ImportPolicy.ADD);
    }

    /// The same with a policy.
    public ImportResult bars(
            DataSetId id, BarReader reader, Bar bar, int volumeScale, ImportRecord source, ImportPolicy policy) {
        try (DataSetWriter writer = DataSetWriter.open(store.setsDir(), id, policy)) {
            BarIntake intake = new BarIntake(id, writer.intake(), true, Duplicates.REFUSE);
            while (reader.read(bar)) {
                intake.bar(
                        bar.startTime(),
                        bar.openPrice(),
                        bar.highPrice(),
                        bar.lowPrice(),
                        bar.closePrice(),
                        bar.rawVolume(),
                        volumeScale);
            }
            intake.flush();
            return writer.commit(
                    bar.instrument().assetClass(), bar.instrument().calendar().name(), source);
        } catch (IOException | UncheckedIOException e) {
            throw notWritten(id, e);
        }
    }

    /// Imports ticks from a source that is not a file.
    public ImportResult ticks(DataSetId id, AssetClass kind, TickReader reader, ImportRecord source) {
        try (DataSetWriter writer = DataSetWriter.open(store.setsDir(), id, ImportPolicy.ADD)) {
            TickIntake intake = new TickIntake(writer.intake(), true);
            Tick tick = new Tick();
            while (reader.read(tick)) {
                intake.tick(tick);
            }
            intake.flush();
            String calendar = store.instruments().calendar(id.symbol(), kind).name();
            return writer.commit(kind, calendar, source);
        } catch (IOException | UncheckedIOException e) {
            throw notWritten(id, e);
        }
    }

    /// The disk's refusal, with the place: what was there before is still there, and nothing else.
    private UncheckedIOException notWritten(DataSetId id, Exception e) {
        Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
        String reason = cause instanceof FileSystemException at ? at.getReason() : cause.getMessage();
        String text = Objects.requireNonNullElse(reason, cause.toString());
        return new UncheckedIOException(
                new FileSystemException(store.folder(id).toString(), null, text + "; " + id + " is as it was before"));
    }
}
