package tapedeck.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import tapedeck.engine.DataRequest;
import tapedeck.engine.MarketData;
import tapedeck.event.BarReader;
import tapedeck.lab.store.CsvImport;
import tapedeck.lab.store.ImportPolicy;
import tapedeck.lab.store.Importer;
import tapedeck.lab.store.Store;
import tapedeck.lab.store.csv.BarCsvWriter;
import tapedeck.lab.store.csv.BarCsvWriter.TimeColumn;
import tapedeck.lab.store.csv.CsvOptions;
import tapedeck.lab.store.csv.CsvProgress;
import tapedeck.lab.store.sql.SqlStore;
import tapedeck.model.AssetClass;
import tapedeck.model.Bar;
import tapedeck.model.Interval;
import tapedeck.model.Range;

/// The store: CSV in by the mapped parser and by the dialect reader, opening, reading, and SQL on top.
final class StoreRuns {
    private static final String SYMBOL = "W1000";
    private static final String ROWS = "rows";
    private static final Interval MINUTE = Interval.parse("1m");
    private static final DataRequest REQUEST = new DataRequest(List.of(SYMBOL), MINUTE, Range.ALL);

    private StoreRuns() {}

    static List<Measurement> run(Sizes sizes) throws Exception {
        long count = sizes.number("rows", 2_000_000);
        Stopwatch.Rounds few = new Stopwatch.Rounds(1, sizes.whole("rounds", 3));
        List<Measurement> rows = new ArrayList<>();
        try (Scratch scratch = new Scratch()) {
            Path plain = write(scratch, count, ',');
            Path quoted = write(scratch, count, '"');
            rows.add(Stopwatch.time(
                            few, "store.csv", "import CSV, mapped parser", ROWS, () -> load(scratch, plain, "mapped"))
                    .inThreads());
            rows.add(Stopwatch.time(
                            few,
                            "store.dialect",
                            "import CSV, dialect reader",
                            ROWS,
                            () -> load(scratch, quoted, "dialect"))
                    .inThreads());
            Files.delete(quoted);
            Path folder = Files.createDirectory(scratch.fresh(".store"));
            Store store = Store.open(folder);
            new Importer(store).csv(request(plain), CsvProgress.NONE);
            rows.add(Stopwatch.time(sizes.rounds(), "store.open", "open, to the first bar", "sets", () -> {
                read(store, 1);
                return Outcome.of(1);
            }));
            rows.add(Stopwatch.time(
                    sizes.rounds(),
                    "store.first",
                    "open, check every checksum and read all bars once",
                    ROWS,
                    () -> read(store, count)));
            try (MarketData opened = store.open(REQUEST)) {
                rows.add(Stopwatch.time(
                        sizes.rounds(),
                        "store.read",
                        "read bars out of mapped columns",
                        ROWS,
                        () -> read(opened, count)));
            }
            rows.add(Stopwatch.time(
                    new Stopwatch.Rounds(0, 1),
                    "store.sql.first",
                    "first SQL question: DuckDB starts, its cache is built",
                    ROWS,
                    () -> ask(store, count)));
            rows.add(Stopwatch.time(few, "store.sql", "SQL: count, sum, group by day", ROWS, () -> ask(store, count)));
        }
        return rows;
    }

    /// @param quote a quote puts the volume into quotes, which sends the file to the dialect reader
    private static Path write(Scratch scratch, long count, char quote) throws IOException {
        Path file = scratch.fresh(".csv");
        ManyWalks data = new ManyWalks(42, 1, count);
        Bar bar = new Bar(data.instruments().get(0), MINUTE, 2);
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            if (quote == ',') {
                new BarCsvWriter(2, TimeColumn.MINUTES).write(data.bars(0), bar, 2, out);
            } else {
                try (Writer quoting = new Quoting(out)) {
                    new BarCsvWriter(2, TimeColumn.MINUTES).write(data.bars(0), bar, 2, quoting);
                }
            }
        }
        return file;
    }

    private static Outcome load(Scratch scratch, Path file, String reader) throws IOException {
        Path folder = Files.createDirectory(scratch.fresh(".store"));
        Importer.CsvImported done = new Importer(Store.open(folder)).csv(request(file), CsvProgress.NONE);
        if (!done.outcome().reader().startsWith(reader)) {
            throw new IllegalStateException("read by " + done.outcome().reader() + ", not by the " + reader);
        }
        Scratch.delete(folder);
        return Outcome.of(done.outcome().rows());
    }

    private static Outcome read(Store store, long most) {
        try (MarketData data = store.open(REQUEST)) {
            return read(data, most);
        }
    }

    private static Outcome read(MarketData data, long most) {
        BarReader reader = data.bars(0);
        Bar bar = new Bar(data.instruments().get(0), MINUTE, data.volumeScale(0));
        long count = 0;
        long check = 0;
        while (count < most && reader.read(bar)) {
            count++;
            check += bar.closePrice() ^ bar.startTime();
        }
        return new Outcome(count, Long.toHexString(check), -1);
    }

    /// The bars go round the clock, so they are no shares.
    private static CsvImport request(Path file) {
        return new CsvImport(file, SYMBOL, AssetClass.CRYPTO, null, CsvOptions.STRICT, ImportPolicy.ADD);
    }

    private static Outcome ask(Store store, long count) throws SQLException {
        try (SqlStore questions = new SqlStore(store, null);
                ResultSet result = questions.query(
                        "select count(*), sum(c) from (select date_trunc('day', time) d, sum(close) c from bars group by d)")) {
            result.next();
            return Outcome.of(count);
        }
    }
}
