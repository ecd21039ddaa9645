package tapedeck.lab.store;

import tapedeck.lab.store.csv.CsvOptions.Duplicates;

/// What an import may do to a data set.
///
/// @param replaces   rows that differ from stored ones of the same time take their place
/// @param isCold     new partitions are compressed
/// @param duplicates what two rows of one time within the import mean
public record ImportPolicy(boolean replaces, boolean isCold, Duplicates duplicates) {
    /// Adds, and refuses whatever contradicts.
    public static final ImportPolicy ADD = new ImportPolicy(false, false, Duplicates.REFUSE);
}
