package tapedeck.live.shm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.model.ConfigException;
import tapedeck.model.DataException;
import tapedeck.model.Fixed;

final class InstrumentTableTest {
    private static final InstrumentTable TWO = new InstrumentTable(List.of(
            new InstrumentTable.Row("BTC-USD", Fixed.parse("0.01"), Fixed.parse("0.0001")),
            new InstrumentTable.Row("ETH-USD", Fixed.parse("0.01"), Fixed.parse("0.001"))));

    @TempDir
    Path folder = Path.of("");

    @Test
    void tableIsReadBackAndFound() throws IOException {
        TWO.write(folder);

        assertThat(Files.readString(folder.resolve("instruments.csv")))
                .isEqualTo("number,symbol,tick,lot\n0,BTC-USD,0.01,0.0001\n1,ETH-USD,0.01,0.001\n");
        InstrumentTable read = InstrumentTable.read(folder);
        assertThat(read).isEqualTo(TWO);
        assertThat(read.find("ETH-USD")).isEqualTo(1);
        assertThat(read.find("SOL-USD")).isEqualTo(-1);
    }

    @Test
    void segmentOfAnotherTableIsRefused() {
        InstrumentTable other = new InstrumentTable(TWO.rows().reversed());
        SegmentHeader.Producer producer = new SegmentHeader.Producer(1, 1, other.shortHash());
        Path path = folder.resolve("ticks.slot64");
        Slot64Writer.create(path, 2, producer).close();

        try (Slot64Reader reader = Slot64Reader.open(path, FolderRule.PRIVATE, () -> 0, 1)) {
            other.require(reader.header(), path);
            assertThatThrownBy(() -> TWO.require(reader.header(), path))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("was written for another instruments.csv");
        }
    }

    @Test
    void brokenTablesNameTheLine() throws IOException {
        for (String[] each : new String[][] {
            {"", ":1"},
            {"symbol\n", ":1"},
            {"number,symbol,tick,lot\n0,BTC,0.01\n", ":2"},
            {"number,symbol,tick,lot\n0,BTC,0.01,x\n", ":2"},
            {"number,symbol,tick,lot\n0,BTC,0.01,1\n1,../x y,0.01,1\n", ":3"},
            {"number,symbol,tick,lot\n0,BTC,0,1\n", ":2"},
            {"number,symbol,tick,lot\n7,BTC,0.01,1\n", ":1"},
        }) {
            Path file = folder.resolve("instruments.csv");
            Files.writeString(file, each[0]);

            assertThatThrownBy(() -> InstrumentTable.read(folder))
                    .as(each[0])
                    .isInstanceOfSatisfying(
                            DataException.class, e -> assertThat(e.place()).endsWith(each[1]));
        }
    }
}
