package tapedeck.live.shm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.model.Fixed;
import tapedeck.model.Tick;

final class Slot24Test {
    @TempDir
    Path folder = Path.of("");

    private final Tick tick = new Tick();

    @Test
    void bytesAreThoseOfTheHistoricalLayout() throws IOException {
        try (Slot24Writer writer = Slot24Writer.create(folder, List.of("BTC-USD"), TimeUnit.MILLISECONDS)) {
            writer.write(trade("101.25", 1_700_000_000_123_000_000L, 7));
        }

        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("trading_data_BTC-USD")))
                .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.capacity()).isEqualTo(24);
        assertThat(bytes.getDouble()).isEqualTo(101.25);
        assertThat(bytes.getLong()).isEqualTo(1_700_000_000_123L);
        assertThat(bytes.getInt()).isEqualTo(7);
        assertThat(bytes.getInt()).isEqualTo(1);
    }

    @Test
    void timestampsOfEveryUnitBecomeNanoseconds() {
        long time = 1_700_000_000_000_000_000L;
        for (TimeUnit unit : List.of(TimeUnit.SECONDS, TimeUnit.MILLISECONDS, TimeUnit.MICROSECONDS)) {
            Path each = SegmentFile.createFolder(folder.resolve(unit.name()));
            try (Slot24Writer writer = Slot24Writer.create(each, List.of("X"), unit);
                    Slot24Reader reader = reader(each.resolve("trading_data_X"), unit)) {
                writer.write(trade("5", time, 1));

                assertThat(reader.read(tick)).isEqualTo(ReadOutcome.NEW);
                assertThat(tick.venueTime).isEqualTo(time);
                assertThat(tick.price).isEqualTo(Fixed.parse("5"));
                assertThat(tick.size).isEqualTo(Fixed.parse("1"));
                assertThat(tick.instrument).isEqualTo(3);
                assertThat(reader.read(tick)).isEqualTo(ReadOutcome.NOTHING);
            }
        }
    }

    @Test
    void invalidSlotHoldsNothing() {
        try (SegmentFile file = SegmentFile.create(folder.resolve("trading_data"), 24);
                Slot24Reader reader = reader(folder.resolve("trading_data"), TimeUnit.NANOSECONDS)) {
            Slot24.write(file.memory(), 5, 1, 1);
            Memory.putByte(file.memory(), 20, (byte) 0);

            assertThat(reader.read(tick)).isEqualTo(ReadOutcome.NOTHING);
        }
    }

    @Test
    void impossiblePricesAreCountedAndNeverHandedOver() {
        try (SegmentFile file = SegmentFile.create(folder.resolve("trading_data"), 24);
                Slot24Reader reader = reader(folder.resolve("trading_data"), TimeUnit.NANOSECONDS)) {
            double[] prices = {Double.NaN, Double.POSITIVE_INFINITY, -1, 0, 1e300, 9.1e10};
            for (int i = 0; i < prices.length; i++) {
                Slot24.write(file.memory(), prices[i], i, 1);

                assertThat(reader.read(tick)).isEqualTo(ReadOutcome.NOTHING);
                assertThat(reader.unusable()).isEqualTo(i + 1);
            }
        }
    }

    @Test
    void otherSizesAreRefused() throws IOException {
        Path path = folder.resolve("trading_data");
        SegmentFile.create(path, 32).close();

        assertThatThrownBy(() -> reader(path, TimeUnit.NANOSECONDS))
                .hasMessageContaining("has 32 bytes, expected 24 bytes");
    }

    @Test
    void quotesCannotBeCarriedAndAreCounted() {
        try (Slot24Writer writer = Slot24Writer.create(folder, List.of("X"), TimeUnit.NANOSECONDS);
                Slot24Reader reader = reader(folder.resolve("trading_data_X"), TimeUnit.NANOSECONDS)) {
            Tick quote = trade("5", 1, 1);
            quote.kind = Tick.QUOTE;
            writer.write(quote);

            assertThat(writer.dropped()).isEqualTo(1);
            assertThat(reader.read(tick)).isEqualTo(ReadOutcome.NOTHING);
        }
    }

    private static Slot24Reader reader(Path path, TimeUnit unit) {
        return Slot24Reader.open(path, FolderRule.PRIVATE, unit, 3);
    }

    private static Tick trade(String price, long venueTime, int size) {
        Tick tick = new Tick();
        tick.kind = Tick.TRADE;
        tick.venueTime = venueTime;
        tick.price = Fixed.parse(price);
        tick.size = size * Fixed.ONE;
        return tick;
    }
}
