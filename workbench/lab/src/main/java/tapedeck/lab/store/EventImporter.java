package tapedeck.lab.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tapedeck.lab.store.action.ActionCsv;
import tapedeck.lab.store.csv.CsvOptions;
import tapedeck.lab.store.csv.ValueCsv;
import tapedeck.model.AssetClass;
import tapedeck.model.DataException;

/// Brings into a store what is no price: corporate actions, and series of values. One set changes as a whole or not
/// at all. Not thread-safe.
public final class EventImporter {
    private static final long SECOND = 1_000_000_000L;

    private final Store store;

    public EventImporter(Store store) {
        this.store = store;
    }

    /// What an import of values did.
    ///
    /// @param missing rows without a value, which were left out
    public record ValuesImported(ImportResult result, long missing) {}

    /// Imports a series that is not prices.
    ///
    /// @param lag nanoseconds from a value's time until it is available; null where the file says it
    public ValuesImported values(Path path, String name, @Nullable Long lag, CsvOptions options, ImportPolicy policy) {
        DataSetId id = new DataSetId(name, DataSetId.VALUES);
        ValueCsv csv = new ValueCsv(path, name, lag, options);
        try (SourceHash hash = SourceHash.start(path);
                DataSetWriter writer = DataSetWriter.open(store.setsDir(), id, policy)) {
            TickIntake intake = new TickIntake(writer.intake(), false);
            long rows = csv.read(intake);
            intake.flush();
            ImportRecord source = new ImportRecord(
                    path.getFileName().toString(),
                    hash.finish(),
                    rows,
                    "values",
                    Objects.toString(options.zone(), ""),
                    lag == null ? "" : "available " + lag / SECOND + " s after its time");
            return new ValuesImported(writer.commit(AssetClass.CRYPTO, "24x7", source), csv.missing());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Adds the corporate actions of a file, of one symbol or of several.
    ///
    /// @param symbol   of rows that name none
    /// @param replaces events that differ from stored ones of the same date and kind take their place
    /// @return the sets that the file speaks of, as they are now
    public List<ActionSet> actions(Path path, String symbol, CsvOptions options, boolean replaces) {
        var read = ActionCsv.read(path, symbol, options);
        if (read.isEmpty()) {
            throw new DataException("TD-D017", path.toString(), "there are no events to import", "check the file");
        }
        try (SourceHash hash = SourceHash.start(path)) {
            String sha256 = hash.finish();
            List<ActionSet> sets = new ArrayList<>();
            read.forEach((name, events) -> {
                ActionSet before = store.actions(name).orElseGet(() -> new ActionSet(name, List.of(), List.of()));
                String file = path.getFileName().toString();
                ImportRecord source = new ImportRecord(file, sha256, events.size(), "actions", "", "");
                ActionSet after = before.with(events, replaces, source);
                sets.add(after.events().equals(before.events()) ? before : after);
            });
            for (ActionSet set : sets) {
                set.write(store.actionsFolder(set.symbol()));
            }
            return sets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
