package tapedeck.lab.store.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tapedeck.engine.Adjustment;
import tapedeck.engine.CorporateAction;
import tapedeck.engine.DataRequest;
import tapedeck.engine.MarketData;
import tapedeck.event.BarReader;
import tapedeck.lab.store.Catalog;
import tapedeck.lab.store.DataSetId;
import tapedeck.lab.store.Store;
import tapedeck.model.Bar;
import tapedeck.model.DataException;
import tapedeck.model.Instrument;
import tapedeck.model.Range;

/// Decides whether a run may use the data it asks for. Stateless but for its store.
public final class QualityGate {
    private final Store store;

    public QualityGate(Store store) {
        this.store = store;
    }

    /// The report on what a request reads of one symbol.
    public QualityReport check(String symbol, DataRequest request) {
        DataRequest one = new DataRequest(List.of(symbol), request.interval(), request.range());
        try (MarketData data = store.open(one)) {
            return check(data, 0);
        }
    }

    /// The report on one instrument of opened data.
    public QualityReport check(MarketData data, int number) {
        Instrument instrument = data.instruments().get(number);
        Optional<Catalog> catalog = store.catalog(DataSetId.bars(instrument.symbol(), data.interval()));
        List<Range> declared = catalog.map(Catalog::gaps).orElse(List.of()).stream()
                .map(Range::parse)
                .toList();
        List<CorporateAction> actions = data.actions().stream()
                .filter(action -> action.instrument() == number)
                .toList();
        QualityCheck check = new QualityCheck(instrument, data.interval(), declared, actions);
        Bar bar = new Bar(instrument, data.interval(), data.volumeScale(number));
        BarReader reader = data.bars(number);
        while (reader.read(bar)) {
            check.bar(
                    bar.startTime(),
                    bar.openPrice(),
                    bar.highPrice(),
                    bar.lowPrice(),
                    bar.closePrice(),
                    bar.rawVolume(),
                    data.volumeScale(number));
        }
        return check.finish();
    }

    /// The same for the rows behind a request: what a restated view is made of.
    public List<String> admit(DataRequest request, MarketData opened, boolean acceptsGaps) {
        if (request.view().adjusted() == Adjustment.NONE) {
            return admit(opened, acceptsGaps);
        }
        try (MarketData raw = store.open(new DataRequest(request.symbols(), request.interval(), request.range()))) {
            return admit(raw, acceptsGaps);
        }
    }

    /// Refuses data with errors, and data with undeclared gaps unless those are accepted.
    ///
    /// @return what the report of the run must say about its data: accepted gaps and doubts, one line each
    public List<String> admit(MarketData data, boolean acceptsGaps) {
        List<String> notes = new ArrayList<>();
        for (Instrument instrument : data.instruments().all()) {
            QualityReport report = check(data, instrument.number());
            for (Check check : Check.values()) {
                long count = report.count(check);
                if (count == 0) {
                    continue;
                }
                String first = report.examples(check).getFirst().toString();
                String finding = instrument.symbol() + " " + data.interval() + ": " + check.title() + " " + count
                        + ", first " + first;
                if (check.isError()) {
                    throw refused(finding, "see tapedeck data check " + instrument.symbol() + ", and mend the data");
                }
                if (check == Check.GAPS && isMadeOfTicks(instrument.symbol(), data)) {
                    continue;
                }
                if (check == Check.GAPS && !acceptsGaps) {
                    throw refused(
                            finding + " (" + report.missingBars() + " bars in all)",
                            "say --accept-gaps, or declare them: tapedeck data check " + instrument.symbol()
                                    + " --declare-gap FIRST..LAST");
                }
                notes.add(finding);
            }
        }
        return notes;
    }

    /// Where a bar is a stretch in which something traded, one without trades is not missing.
    private boolean isMadeOfTicks(String symbol, MarketData data) {
        return data.ticks().isPresent()
                || (store.catalogs().stream()
                                .noneMatch(set -> set.id().symbol().equals(symbol)
                                        && set.id().isBars())
                        && store.files().stream()
                                .noneMatch(file -> file.symbol().equals(symbol)));
    }

    private static DataException refused(String finding, String hint) {
        return new DataException("TD-D050", "", "the data does not pass its quality check: " + finding, hint);
    }
}
