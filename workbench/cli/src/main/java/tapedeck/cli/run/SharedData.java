package tapedeck.cli.run;

import java.util.List;
import java.util.Optional;
import tapedeck.engine.CorporateAction;
import tapedeck.engine.MarketData;
import tapedeck.event.BarReader;
import tapedeck.event.TickReader;
import tapedeck.model.Instruments;
import tapedeck.model.Interval;

/// Market data that somebody else has open: closing this leaves it open.
record SharedData(MarketData data) implements MarketData {
    @Override
    public Instruments instruments() {
        return data.instruments();
    }

    @Override
    public Interval interval() {
        return data.interval();
    }

    @Override
    public int volumeScale(int instrument) {
        return data.volumeScale(instrument);
    }

    @Override
    public BarReader bars(int instrument) {
        return data.bars(instrument);
    }

    @Override
    public long barCount(int instrument) {
        return data.barCount(instrument);
    }

    @Override
    public long startTime() {
        return data.startTime();
    }

    @Override
    public long endTime() {
        return data.endTime();
    }

    @Override
    public List<CorporateAction> actions() {
        return data.actions();
    }

    @Override
    public Optional<TickReader> ticks() {
        return data.ticks();
    }

    @Override
    public List<String> valueNames() {
        return data.valueNames();
    }

    @Override
    public TickReader values(int number) {
        return data.values(number);
    }

    @Override
    public BarReader finer(int instrument) {
        return data.finer(instrument);
    }

    @Override
    public String finerRoot() {
        return data.finerRoot();
    }

    @Override
    public String root() {
        return data.root();
    }

    @Override
    public void close() {
        // Its owner does.
    }
}
