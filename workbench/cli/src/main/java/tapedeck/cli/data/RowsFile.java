package tapedeck.cli.data;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import tapedeck.engine.MarketData;
import tapedeck.lab.store.OpenedTicks;
import tapedeck.lab.store.Store;
import tapedeck.lab.store.arrow.ArrowExport;
import tapedeck.lab.store.csv.BarCsvWriter;
import tapedeck.lab.store.csv.BarCsvWriter.TimeColumn;
import tapedeck.lab.store.csv.TickCsvWriter;
import tapedeck.lab.store.sql.SqlStore;
import tapedeck.model.Bar;
import tapedeck.model.ConfigException;

/// A file that rows of the store are written to, whose end says the format. It takes its name when it is complete.
record RowsFile(Path path, Format format) {
    enum Format {
        CSV,
        ARROW,
        PARQUET
    }

    /// Writes rows to a path.
    private interface Writing {
        long to(Path path) throws IOException;
    }

    /// The file that a user names; every refusal speaks of `--to`.
    static RowsFile named(String name, Path path) {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ConfigException("TD-C036", "--to", "there is no folder '" + folder + "'", "make it first");
        }
        for (Format format : Format.values()) {
            if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
                return new RowsFile(path, format);
            }
        }
        throw new ConfigException(
                "TD-C036", "--to", "'" + name + "' has no known end", "end it with .csv, .parquet or .arrow");
    }

    /// @return the number of bars
    long bars(MarketData opened) throws IOException {
        return aside(format == Format.ARROW ? path -> ArrowExport.bars(opened, 0, path) : path -> csv(opened, path));
    }

    /// @return the number of ticks
    long ticks(OpenedTicks opened, TickCsvWriter.Form form) throws IOException {
        return aside(path -> {
            if (format == Format.ARROW) {
                return ArrowExport.ticks(opened.reader(), path);
            }
            try (Writer out = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
                return new TickCsvWriter(form).write(opened::reader, out);
            }
        });
    }

    /// @return rows of the answer
    long parquet(Store store, String sql) {
        try (SqlStore questions = new SqlStore(store, null)) {
            return questions.export(sql, path);
        }
    }

    private static long csv(MarketData opened, Path path) throws IOException {
        Bar bar = new Bar(opened.instruments().get(0), opened.interval(), opened.volumeScale(0));
        TimeColumn times = TimeColumn.of(opened.bars(0), bar);
        try (Writer out = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
            return new BarCsvWriter(0, times).write(opened.bars(0), bar, opened.volumeScale(0), out);
        }
    }

    private long aside(Writing writing) throws IOException {
        Path aside = path.resolveSibling(path.getFileName() + ".new");
        try {
            long rows = writing.to(aside);
            Files.move(aside, path, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
