package tapedeck.lab.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tapedeck.lab.store.csv.CsvOptions;
import tapedeck.model.AssetClass;

/// A CSV file to bring into the store.
///
/// @param symbol     of the data set
/// @param assetClass null to let the instrument table or the symbol's form decide
/// @param calendar   name of the calendar; null for the instrument's
/// @param csv        what the user says about the file
/// @param policy     what the import may do
public record CsvImport(
        Path path,
        String symbol,
        @Nullable AssetClass assetClass,
        @Nullable String calendar,
        CsvOptions csv,
        ImportPolicy policy) {

    /// With everything found out, and nothing overwritten.
    public static CsvImport strict(Path path, String symbol) {
        return new CsvImport(path, symbol, null, null, CsvOptions.STRICT, ImportPolicy.ADD);
    }
}
