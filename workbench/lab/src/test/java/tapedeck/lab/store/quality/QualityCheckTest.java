package tapedeck.lab.store.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tapedeck.engine.DataRequest;
import tapedeck.engine.MarketData;
import tapedeck.lab.store.InstrumentTable;
import tapedeck.lab.store.Store;
import tapedeck.lab.store.csv.CsvFile;
import tapedeck.lab.store.csv.CsvOptions;
import tapedeck.lab.store.generate.GeneratedBars;
import tapedeck.lab.store.generate.MarketSpec;
import tapedeck.lab.store.generate.Motion;
import tapedeck.model.AssetClass;
import tapedeck.model.Bar;
import tapedeck.model.DataException;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.Range;
import tapedeck.model.Times;

final class QualityCheckTest {
    private static final Instrument STOCK =
            InstrumentTable.read(Path.of("nowhere")).instrument("X", AssetClass.STOCK, 0);
    private static final Interval HOUR = new Interval(Interval.HOUR);
    private static final int AT = 400;

    /// One way in which data goes wrong: what is done to clean bars, and which check must see it.
    enum Defect {
        SWAPPED_ROWS(Check.ORDER, (bars, at) -> bars.add(at, bars.remove(at + 1))),
        REPEATED_ROW(Check.DUPLICATES, (bars, at) -> bars.add(at, bars.get(at).clone())),
        MISSING_BARS(Check.GAPS, (bars, at) -> bars.subList(at, at + 3).clear()),
        MISSING_SESSION(Check.GAPS, Defect::removeSession),
        BAR_AT_NIGHT(Check.NO_SESSION, Defect::addAtNight),
        HIGH_BELOW_LOW(Check.OHLC, (bars, at) -> bars.get(at)[2] = bars.get(at)[3] - 1_000_000),
        CLOSE_OUTSIDE(Check.OHLC, (bars, at) -> bars.get(at)[4] = bars.get(at)[2] + 1_000_000),
        ZERO_PRICE(Check.PRICE, (bars, at) -> bars.get(at)[3] = 0),
        NEGATIVE_PRICE(Check.PRICE, (bars, at) -> bars.get(at)[3] = -bars.get(at)[3]),
        ZERO_VOLUME(Check.ZERO_VOLUME, (bars, at) -> bars.get(at)[5] = 0),
        NEGATIVE_VOLUME(Check.NEGATIVE_VOLUME, (bars, at) -> bars.get(at)[5] = -5),
        BAD_PRINT(Check.SPIKES, (bars, at) -> scale(bars, at, at + 1, 3, 1)),
        FROZEN_FEED(Check.STALE, Defect::freeze),
        OFF_GRID(Check.GRID, (bars, at) -> bars.get(at)[4] -= 1),
        UNADJUSTED_SPLIT(Check.SPLITS, (bars, at) -> scale(bars, at, bars.size(), 1, 4));

        private final Check seen;

        @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
        private final ObjIntConsumer<List<long[]>> planted;

        Defect(Check seen, ObjIntConsumer<List<long[]>> planted) {
            this.seen = seen;
            this.planted = planted;
        }

        private static long[] night(long[] bar) {
            long[] odd = bar.clone();
            odd[0] = STOCK.calendar().sessionClose(bar[0]) + Interval.HOUR;
            return odd;
        }

        private static void addAtNight(List<long[]> bars, int at) {
            int last = at;
            while (bars.get(last + 1)[0] < STOCK.calendar().sessionClose(bars.get(at)[0])) {
                last++;
            }
            bars.add(last + 1, night(bars.get(last)));
        }

        private static void removeSession(List<long[]> bars, int at) {
            long open = STOCK.calendar().sessionOpen(bars.get(at)[0]);
            bars.removeIf(bar -> STOCK.calendar().sessionOpen(bar[0]) == open);
        }

        private static void scale(List<long[]> bars, int from, int to, long times, long by) {
            for (int i = from; i < to; i++) {
                for (int c = 1; c < 5; c++) {
                    bars.get(i)[c] = Fixed.roundTo(bars.get(i)[c] * times / by, STOCK.tickSize());
                }
            }
        }

        private static void freeze(List<long[]> bars, int at) {
            long price = bars.get(at - 1)[4];
            for (int i = at; i < at + 15; i++) {
                for (int c = 1; c < 5; c++) {
                    bars.get(i)[c] = price;
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Defect.class)
    void everyPlantedDefectIsFound(Defect defect) {
        List<long[]> bars = clean(1);

        defect.planted.accept(bars, AT);

        assertThat(check(bars).count(defect.seen)).isPositive();
    }

    @Test
    void aFileWithAllFifteenDefectsShowsEachAtItsPlaceAndACleanOneNone(@TempDir Path dir) throws IOException {
        List<long[]> bars = clean(5);
        Path cleanFile = file(dir.resolve("clean.csv"), bars);
        Map<Defect, Long> places = new EnumMap<>(Defect.class);
        // from the end on, so that what is planted moves nothing that is planted later
        for (Defect defect : List.of(Defect.values()).reversed()) {
            int at = 100 * (defect.ordinal() + 1);
            places.put(defect, bars.get(at)[0]);
            defect.planted.accept(bars, at);
        }

        QualityReport dirty = inspect(file(dir.resolve("dirty.csv"), bars));

        assertThat(places).hasSize(15);
        places.forEach((defect, time) -> assertThat(dirty.examples(defect.seen))
                .as(defect + " at " + Times.brief(time))
                .anyMatch(finding -> Math.abs(finding.time() - time) < 5 * Interval.DAY));
        assertThat(inspect(cleanFile).score()).isEqualTo(100);
    }

    private static Path file(Path path, List<long[]> bars) throws IOException {
        StringBuilder text = new StringBuilder("timestamp,open,high,low,close,volume\n");
        for (long[] bar : bars) {
            text.append(Times.format(bar[0]));
            for (int c = 1; c < 5; c++) {
                text.append(',').append(Fixed.format(bar[c]));
            }
            text.append(',').append(bar[5]).append('\n');
        }
        return Files.writeString(path, text, StandardCharsets.UTF_8);
    }

    private static QualityReport inspect(Path file) {
        QualityCheck check = new QualityCheck(STOCK, HOUR, List.of());
        CsvFile.open(file, CsvOptions.STRICT.withInterval(HOUR)).inspect(STOCK.calendar(), check);
        return check.finish();
    }

    @Test
    void cleanBarsHaveNoFinding() {
        for (long seed = 1; seed <= 20; seed++) {
            QualityReport report = check(clean(seed));
            assertThat(report.score()).as("seed " + seed).isEqualTo(100);
        }
    }

    @Test
    void theGateRefusesGapsUnlessTheyAreAccepted(@TempDir Path dir) throws IOException {
        Path file = Files.createDirectories(dir.resolve("market_data/crypto")).resolve("X-USD.csv");
        Files.writeString(
                file,
                "timestamp,open,high,low,close,volume\n2023-01-02,1,3,1,2,5\n2023-01-03,1,3,1,2,5\n2023-01-05,1,3,1,2,5\n",
                StandardCharsets.UTF_8);
        Store store = Store.open(dir);
        try (MarketData data = store.open(new DataRequest(List.of("X-USD"), Interval.parse("1d"), Range.ALL))) {
            QualityGate gate = new QualityGate(store);

            assertThatThrownBy(() -> gate.admit(data, false))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("gaps 1, first 2023-01-04");
            assertThat(gate.admit(data, true)).hasSize(1);
        }
    }

    @Test
    void declaredGapsAreNoFinding() {
        List<long[]> bars = clean(1);
        bars.subList(AT, AT + 3).clear();
        QualityCheck declared = new QualityCheck(STOCK, HOUR, List.of(Range.parse("2020..2024")));
        bars.forEach(bar -> declared.bar(bar[0], bar[1], bar[2], bar[3], bar[4], bar[5], 0));

        assertThat(declared.finish().count(Check.GAPS)).isZero();
    }

    private static QualityReport check(List<long[]> bars) {
        QualityCheck check = new QualityCheck(STOCK, HOUR, List.of());
        bars.forEach(bar -> check.bar(bar[0], bar[1], bar[2], bar[3], bar[4], bar[5], 0));
        return check.finish();
    }

    private static List<long[]> clean(long seed) {
        MarketSpec spec = new MarketSpec(
                STOCK,
                HOUR,
                Times.parse("2022-01-01"),
                Times.parse("2023-01-01"),
                Fixed.parse("100"),
                STOCK.tickSize(),
                10_000);
        GeneratedBars reader = new GeneratedBars(spec, new Motion.RegimeSwitching(0.1, 0.2), seed);
        List<long[]> bars = new ArrayList<>();
        Bar bar = new Bar(STOCK, HOUR, 0);
        while (reader.read(bar)) {
            bars.add(new long[] {
                bar.startTime(), bar.openPrice(), bar.highPrice(), bar.lowPrice(), bar.closePrice(), bar.rawVolume()
            });
        }
        return bars;
    }
}
