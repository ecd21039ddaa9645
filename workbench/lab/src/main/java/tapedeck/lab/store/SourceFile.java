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

    /// The files that a folder means: a tree with `stocks`, `crypto` … below it or below its `market_data`, or the
    /// files of the folder itself, whose class its name may tell.
    public static List<SourceFile> inFolder(Path folder) {
        Path inner = folder.resolve("market_data");
        List<SourceFile> tree = discover(Files.isDirectory(inner) ? inner : folder);
        if (!tree.isEmpty()) {
            return tree;
        }
        InstrumentTable table = InstrumentTable.read(folder);
        AssetClass kind =
                FOLDERS.get(folder.toAbsolutePath().normalize().getFileName().toString());
        try (Stream<Path> files = Files.list(folder)) {
            List<SourceFile> found = files.filter(SourceFile::isCsv)
                    .sorted()
                    .map(path ->
                            new SourceFile(symbolOf(path), kind == null ? table.guess(symbolOf(path)) : kind, path))
                    .toList();
            if (found.isEmpty()) {
                throw new DataException("TD-D001", folder.toString(), "holds no CSV file", "name a file");
            }
            return found;
        } catch (IOException e) {
            throw new DataException("TD-D001", folder.toString(), "cannot be listed: " + e, "check the folder");
        }
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
