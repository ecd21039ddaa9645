package tapedeck.live.shm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.model.Fixed;
import tapedeck.model.OrderType;
import tapedeck.model.Side;
import tapedeck.model.Ticket;
import tapedeck.model.TimeInForce;

final class Signals64Test {
    @TempDir
    Path folder = Path.of("");

    private final Signal signal = new Signal();

    @Test
    void everyFieldOfAnOrderArrives() {
        Path path = folder.resolve("orders");
        try (Signals64Writer writer = Signals64Writer.create(path, 4, Segments.PRODUCER);
                Signals64Reader reader = Signals64Reader.open(path, FolderRule.PRIVATE)) {
            writer.write(new Signal().set(sellStopLimit(7), 99));

            assertThat(reader.read(signal)).isEqualTo(ReadOutcome.NEW);
            assertThat(signal.sequence).isEqualTo(1);
            assertThat(signal.orderId).isEqualTo(7);
            assertThat(signal.time).isEqualTo(99);
            assertThat(signal.instrument).isEqualTo(2);
            assertThat(signal.action).isEqualTo(Signal.NEW_ORDER);
            assertThat(signal.side).isEqualTo((byte) -1);
            assertThat(signal.type).isEqualTo((byte) 3);
            assertThat(signal.flags).isEqualTo(Signal.REDUCE_ONLY);
            assertThat(signal.size).isEqualTo(Fixed.parse("1.5"));
            assertThat(signal.limit).isEqualTo(Fixed.parse("98"));
            assertThat(signal.stop).isEqualTo(Fixed.parse("99"));
            assertThat(signal.expireTime).isEqualTo(1_000);
            assertThat(reader.read(signal)).isEqualTo(ReadOutcome.NOTHING);
        }
    }

    @Test
    void readerThatMissedAnOrderStops() {
        Path path = folder.resolve("orders");
        try (Signals64Writer writer = Signals64Writer.create(path, 4, Segments.PRODUCER);
                Signals64Reader reader = Signals64Reader.open(path, FolderRule.PRIVATE)) {
            for (int id = 1; id <= 9; id++) {
                writer.write(new Signal().set(sellStopLimit(id), id));
            }

            assertThat(reader.read(signal)).isEqualTo(ReadOutcome.LAPPED);
            assertThat(reader.lost()).isEqualTo(6);
        }
    }

    @Test
    void ringOfTicksIsNotARingOfSignals() {
        Path path = folder.resolve("ticks");
        Ring64Writer.create(path, 4, Segments.PRODUCER).close();

        assertThatThrownBy(() -> Signals64Reader.open(path, FolderRule.PRIVATE))
                .hasMessageContaining("begins with 'TAPERING', expected TAPESIGN");
    }

    private static Ticket sellStopLimit(long id) {
        return new Ticket(
                id,
                0,
                2,
                Side.SELL,
                OrderType.STOP_LIMIT,
                TimeInForce.GTD,
                Fixed.parse("1.5"),
                0,
                new Ticket.Prices(Fixed.parse("98"), Fixed.parse("99"), 0, 0),
                1_000,
                false,
                true,
                0,
                "");
    }
}
