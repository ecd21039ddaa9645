package tapedeck.lab.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tapedeck.model.AssetClass;
import tapedeck.model.DataException;

/// A CSV file of the `market_data/{stocks,forex,crypto}/SYMBOL.csv` tree.
///
/// @param symbol the file's name without its end
public record SourceFile(String symbol, AssetClass assetClass, Path path) {
    private static final Map<String, AssetClass> FOLDERS = Map.of(
            "stocks", AssetClass.STOCK,
            "forex", AssetClass.FOREX,
            "crypto", AssetClass.CRYPTO,
            "futures", AssetClass.FUTURE);

    /// Every CSV file of the tree, by symbol.
    public static List<SourceFile> discover(Path marketData) {
        List<SourceFile> found = new ArrayList<>();
        for (var folder : new TreeMap<>(FOLDERS).entrySet()) {
            Path dir = marketData.resolve(folder.getKey());
            if (!Files.isDirectory(dir)) {
                continue;
            }
            try (Stream<Path> files = Files.list(dir)) {
                files.filter(SourceFile::isCsv)
                        .sorted()
                        .forEach(path -> found.add(new SourceFile(symbolOf(path), folder.getValue(), path)));
            } catch (IOException e) {
                throw new DataException("TD-D001", dir.toString(), "cannot be listed: " + e, "check the folder");
            }
        }
        return found;
    }

    /// The symbol that a file is named after.
    public static String symbolOf(Path path) {
        String name = path.getFileName().toString();
        return name.replaceFirst("\\.csv(\\.gz)?$", "");
    }

    private static boolean isCsv(Path path) {
        String name = path.getFileName().toString();
        return !name.startsWith(".") && (name.endsWith(".csv") || name.endsWith(".csv.gz"));
    }
}
