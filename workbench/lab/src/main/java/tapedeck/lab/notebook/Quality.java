package tapedeck.lab.notebook;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import tapedeck.lab.store.SourceFile;
import tapedeck.lab.store.Store;
import tapedeck.lab.store.csv.CsvFile;
import tapedeck.lab.store.csv.CsvOptions;
import tapedeck.lab.store.quality.Check;
import tapedeck.lab.store.quality.QualityCheck;
import tapedeck.lab.store.quality.QualityReport;
import tapedeck.model.DataException;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// What a quality check found, to look at or to go on with.
public final class Quality implements Rendered {
    private final String subject;
    private final QualityReport report;

    Quality(String subject, QualityReport report) {
        this.subject = subject;
        this.report = report;
    }

    /// Of a file that is not imported, read strictly.
    static Quality ofFile(Store store, Path path) {
        CsvFile file = CsvFile.open(path, CsvOptions.STRICT.withZone(ZoneOffset.UTC));
        Interval interval = file.format().interval();
        if (interval == null) {
            throw new DataException(
                    "TD-D015", path + ":1:1", "the rows do not say how long a bar is", "import it first");
        }
        String name = SourceFile.symbolOf(path);
        Instrument instrument =
                store.instruments().instrument(name, store.instruments().guess(name), 0);
        QualityCheck check = new QualityCheck(instrument, interval, List.of());
        file.inspect(instrument.calendar(), check);
        return new Quality(path.getFileName().toString(), check.finish());
    }

    /// 100 for data without fault or doubt.
    public int score() {
        return report.score();
    }

    /// Kinds of faults that make the data unusable.
    public int errors() {
        return report.errors();
    }

    /// Kinds of findings that may be innocent.
    public int doubts() {
        return report.warnings();
    }

    public long bars() {
        return report.bars();
    }

    public long missingBars() {
        return report.missingBars();
    }

    /// One row per check: how many findings, the first of them, and what good data looks like.
    public Table table() {
        List<String> names = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        List<String> first = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        for (Check check : Check.values()) {
            names.add(check.title());
            counts.add(report.count(check));
            first.add(
                    report.count(check) == 0
                            ? ""
                            : report.examples(check).getFirst().toString());
            wanted.add(check.expectation());
        }
        return Table.create(
                subject,
                StringColumn.create("check", names),
                LongColumn.create(
                        "found", counts.stream().mapToLong(Long::longValue).toArray()),
                StringColumn.create("first", first),
                StringColumn.create("good data has", wanted));
    }

    @Override
    public String html() {
        return Markup.answer(Markup.heading(subject)
                + "<div class=\"tiles\">"
                + Markup.tile(score() + "/100", "quality")
                + Markup.tile(Markup.count(bars()), "bars")
                + Markup.tile(Markup.count(missingBars()), "missing")
                + Markup.tile(Integer.toString(errors()), "errors")
                + Markup.tile(Integer.toString(doubts()), "doubts")
                + "</div>" + TableHtml.table(table()));
    }

    @Override
    public String toString() {
        return subject + ": quality " + score() + "/100, " + errors() + " errors, " + doubts() + " doubts, " + bars()
                + " bars, " + missingBars() + " missing";
    }
}
