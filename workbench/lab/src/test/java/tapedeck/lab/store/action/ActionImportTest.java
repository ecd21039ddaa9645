package tapedeck.lab.store.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tapedeck.engine.CorporateAction;
import tapedeck.engine.DataRequest;
import tapedeck.engine.MarketData;
import tapedeck.event.BarReader;
import tapedeck.lab.store.ActionSet;
import tapedeck.lab.store.EventImporter;
import tapedeck.lab.store.Store;
import tapedeck.lab.store.csv.CsvOptions;
import tapedeck.model.Bar;
import tapedeck.model.DataException;
import tapedeck.model.Fixed;
import tapedeck.model.Interval;
import tapedeck.model.Range;
import tapedeck.model.Times;

final class ActionImportTest {
    @TempDir
    private Path dir = Path.of("");

    private List<ActionSet> load(boolean replaces, String... lines) throws IOException {
        Path file = dir.resolve("events.csv");
        Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
        return new EventImporter(Store.open(dir)).actions(file, "ACME", CsvOptions.STRICT, replaces);
    }

    private List<String> load(String... lines) throws IOException {
        return load(false, lines).getFirst().events().stream()
                .map(ActionEvent::toString)
                .toList();
    }

    @Test
    void aListOfEventsIsReadByTheNamesOfItsColumns() throws IOException {
        assertThat(load(
                        "date,symbol,type,value",
                        "2020-08-31,ACME,split,4:1",
                        "2020-08-07,ACME,dividend,0.82",
                        "2022-06-09,ACME,symbol,OLD"))
                .containsExactly("2020-08-07 dividend 0.82", "2020-08-31 split 4:1", "2022-06-09 symbol OLD");
    }

    @Test
    void aVendorsPriceFileGivesOnlyItsEvents() throws IOException {
        assertThat(load(
                        "date,close,adjClose,divCash,splitFactor",
                        "2020-08-28,499.23,124.8,0.0,1.0",
                        "2020-08-31,129.04,129.0,0.82,4.0",
                        "2020-09-01,134.18,134.1,0.0,1.0"))
                .containsExactly("2020-08-31 dividend 0.82", "2020-08-31 split 4:1");
    }

    @Test
    void aTimeOfDayDoesNotMoveTheDate() throws IOException {
        assertThat(load("Date;Dividends;Stock Splits", "2020-08-31 00:00:00+09:00;0.0;4.0"))
                .containsExactly("2020-08-31 split 4:1");
    }

    @ParameterizedTest
    @CsvSource({"4:1,4:1", "4/1,4:1", "3-for-2,3:2", "0.1,1:10", "1.5,3:2", "2 for 1,2:1", "1:20,1:20"})
    void ratiosAreReadAsPeopleWriteThem(String text, String expected) throws IOException {
        assertThat(load("date,split", "2020-08-31," + text)).containsExactly("2020-08-31 split " + expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4 to 1", "-2", "0:1", "NaN", "1e9", "4:", "99999999999999:1"})
    void whatIsNoRatioIsRefusedWithItsPlace(String text) {
        assertThatThrownBy(() -> load("date,split", "2020-08-31," + text))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("found '" + text + "'")
                .extracting(e -> ((DataException) e).place())
                .asString()
                .endsWith("events.csv:2:12");
    }

    @Test
    void theSameEventsAgainChangeNothing() throws IOException {
        ActionSet first = load(false, "date,split", "2020-08-31,4:1").getFirst();
        ActionSet again =
                load(false, "date,split", "2020-08-31,4:1", "2020-08-31,4").getFirst();

        assertThat(again.root()).isEqualTo(first.root());
        assertThat(again.sources()).hasSize(1);
    }

    @Test
    void anEventThatContradictsTheStoreNeedsReplace() throws IOException {
        load("date,split", "2020-08-31,4:1");

        assertThatThrownBy(() -> load("date,split", "2020-08-31,5:1")).hasMessageContaining("2020-08-31 split 4:1");
        assertThat(load(true, "date,split", "2020-08-31,5:1").getFirst().events())
                .singleElement()
                .hasToString("2020-08-31 split 5:1");
    }

    @Test
    void anyFlippedByteOfTheFileIsFound() throws IOException {
        load("date,dividend", "2020-08-31,0.5");
        Path file;
        try (Stream<Path> all = Files.walk(dir.resolve("store"))) {
            file = all.filter(path -> path.toString().endsWith("actions.json"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] good = Files.readAllBytes(file);
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 1;
            Files.write(file, bad);
            boolean isRead;
            try {
                isRead = Store.open(dir)
                        .actions("ACME")
                        .orElseThrow()
                        .events()
                        .equals(List.of(ActionEvent.dividend(java.time.LocalDate.of(2020, 8, 31), Fixed.ONE / 2)));
            } catch (DataException e) {
                isRead = true;
            }
            assertThat(isRead).as("byte " + i).isTrue();
        }
    }

    @Test
    void actionsCountFromTheOpenOfTheirSessionOrTheNextOne() throws IOException {
        stock("ACME", 30, 20);
        load("date,split,dividend", "2023-01-07,2:1,", "2023-01-05,,0.5", "2031-01-05,,0.5");

        try (MarketData data = open("ACME")) {
            assertThat(data.actions())
                    .extracting(a -> Times.format(a.time()) + " " + a.newUnits() + " " + Fixed.format(a.dividend()))
                    .containsExactly("2023-01-05T14:30:00Z 0 0.5", "2023-01-09T14:30:00Z 2 0");
        }
    }

    @Test
    void actionsOutsideTheRangeAreNotPartOfARun() throws IOException {
        stock("ACME", 30, 20);
        load("date,dividend", "2023-01-05,0.5", "2023-01-20,0.5", "2023-01-03,1");

        try (MarketData data = Store.open(dir)
                .open(new DataRequest(List.of("ACME"), new Interval(Interval.DAY), Range.parse("2023-01-10..")))) {
            assertThat(data.actions()).extracting(CorporateAction::dividend).containsExactly(Fixed.ONE / 2);
        }
    }

    @Test
    void beforeAChangeOfSymbolTheHistoryIsTheFormerOnes() throws IOException {
        stock("OLD", 30, 12);
        stock("ACME", 90, 20);
        Path acme = dir.resolve("market_data/stocks/ACME.csv");
        List<String> rows = Files.readAllLines(acme);
        rows.subList(1, 11).clear();
        Files.write(acme, rows);
        load("date,former", "2023-01-18,OLD");

        try (MarketData data = open("ACME")) {
            List<Bar> bars = bars(data);
            assertThat(bars).hasSize(20);
            assertThat(bars.get(0).symbol()).isEqualTo("ACME");
            assertThat(bars.get(9).openPrice()).isEqualTo(30 * Fixed.ONE);
            assertThat(bars.get(10).openPrice()).isEqualTo(90 * Fixed.ONE);
        }
    }

    @Test
    void namesThatLeadBackToThemselvesAreRefused() throws IOException {
        stock("ACME", 30, 20);
        load("date,symbol,former", "2023-01-18,ACME,OLD", "2022-01-18,OLD,ACME");

        assertThatThrownBy(() -> open("ACME")).hasMessageContaining("lead back");
    }

    private MarketData open(String symbol) {
        return Store.open(dir).open(new DataRequest(List.of(symbol), new Interval(Interval.DAY), Range.ALL));
    }

    private static List<Bar> bars(MarketData data) {
        Bar bar = new Bar(data.instruments().get(0), data.interval(), data.volumeScale(0));
        List<Bar> bars = new java.util.ArrayList<>();
        for (BarReader reader = data.bars(0); reader.read(bar); ) {
            bars.add(bar.copy());
        }
        return bars;
    }

    /// Flat daily bars of trade dates from 2023-01-03 on.
    private void stock(String symbol, int price, int days) throws IOException {
        StringBuilder text = new StringBuilder("date,open,high,low,close,volume\n");
        var calendar = tapedeck.lab.store.calendar.Calendars.named("XNYS");
        long time = Times.parse("2023-01-03");
        for (int i = 0; i < days; i++) {
            text.append(java.time.LocalDate.ofEpochDay(calendar.sessionDay(time)))
                    .append(",P,P,P,P,10\n".replace("P", String.valueOf(price)));
            time = calendar.sessionClose(time);
        }
        Path file = dir.resolve("market_data/stocks/" + symbol + ".csv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
