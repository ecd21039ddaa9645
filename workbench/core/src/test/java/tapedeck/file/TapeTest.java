package tapedeck.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.model.DataException;
import tapedeck.model.Tick;
import tapedeck.testing.Fixtures;

class TapeTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatGoesInComesOutInOrder() throws IOException {
        Path file = write("whole", 3);

        List<String> heard = new ArrayList<>();
        Tape.Ending ending = Tape.read(file, listener(heard));

        assertThat(heard).containsExactly("100", "record 2", "101", "record 2", "102", "record 2", "stop");
        assertThat(ending).isEqualTo(new Tape.Ending(false, true, Files.size(file)));
        assertThat(Tape.header(file)).isEqualTo(new TreeMap<>(Map.of("seed", "7")));
    }

    @Test
    void everyFieldOfATickSurvives() throws IOException {
        Tick tick = Fixtures.quote(5, "99.5", "3", "100.5", "4");
        tick.sequence = 42;
        tick.instrument = 7;
        tick.side = -1;
        tick.flags = (short) (Tick.LAST_IN_BATCH | Tick.GAP);
        Path file = folder.resolve("tick");
        try (Tape tape = new Tape(file, new TreeMap<>())) {
            tape.input(tick);
        }

        List<String> fields = new ArrayList<>();
        Tape.read(file, new Listening(t -> fields.add(fields(t)), new ArrayList<>()));

        assertThat(fields).containsExactly(fields(tick));
    }

    private static String fields(Tick t) {
        return Arrays.asList(
                        t.sequence,
                        t.venueTime,
                        t.time,
                        t.instrument,
                        t.kind,
                        t.side,
                        t.flags,
                        t.price,
                        t.size,
                        t.price2,
                        t.size2)
                .toString();
    }

    @Test
    void aTapeCutAtAnyByteReadsUpToItsLastWholeFrame() throws IOException {
        Path file = write("cut", 3);
        byte[] all = Files.readAllBytes(file);
        int header = headerBytes();

        for (int length = header; length < all.length; length++) {
            Path cut = Files.write(folder.resolve("cut-" + length), Arrays.copyOf(all, length));
            List<String> heard = new ArrayList<>();

            Tape.Ending ending = Tape.read(cut, listener(heard));

            assertThat(ending.isTorn()).as("cut at %d", length).isEqualTo(ending.validBytes() != length);
            assertThat(ending.isStopped()).isFalse();
            assertThat(heard)
                    .isEqualTo(List.of("100", "record 2", "101", "record 2", "102", "record 2")
                            .subList(0, heard.size()));
        }
    }

    @Test
    void aFlippedBitInsideAFrameIsNeverTakenForContent() throws IOException {
        Path file = write("flip", 3);
        byte[] all = Files.readAllBytes(file);
        int header = headerBytes();

        for (int at = header; at < all.length; at++) {
            byte[] damaged = all.clone();
            damaged[at] ^= 0x10;
            Path copy = Files.write(folder.resolve("flip-" + at), damaged);
            List<String> heard = new ArrayList<>();

            boolean isNoticed = false;
            try {
                isNoticed = Tape.read(copy, listener(heard)).isTorn();
            } catch (DataException e) {
                isNoticed = true;
            }

            assertThat(isNoticed).as("flipped at %d", at).isTrue();
        }
    }

    @Test
    void anotherFileIsRefusedByName() throws IOException {
        Path file = Files.writeString(folder.resolve("other"), "time,open\n");

        assertThatThrownBy(() -> Tape.header(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is not a tape");
    }

    private int headerBytes() throws IOException {
        Path file = folder.resolve("header-only");
        if (!Files.exists(file)) {
            try (Tape tape = new Tape(file, new TreeMap<>(Map.of("seed", "7")))) {
                tape.force();
            }
        }
        return (int) Files.size(file);
    }

    private Path write(String name, int ticks) throws IOException {
        Path file = folder.resolve(name);
        try (Tape tape = new Tape(file, new TreeMap<>(Map.of("seed", "7")))) {
            for (int i = 0; i < ticks; i++) {
                tape.input(Fixtures.trade(i, Integer.toString(100 + i), "1"));
                tape.write(new byte[] {2, 9, 9}, 3);
            }
            tape.stop(Fixtures.START);
        }
        return file;
    }

    private static Tape.Listener listener(List<String> heard) {
        return new Listening(tick -> heard.add(Long.toString(tick.price / 100_000_000)), heard);
    }

    /// Writes down what it hears.
    private record Listening(Consumer<Tick> ticks, List<String> heard) implements Tape.Listener {
        @Override
        public void onInput(Tick tick) {
            ticks.accept(tick);
        }

        @Override
        public void onRecord(byte[] frame, int length) {
            heard.add("record " + frame[0]);
        }

        @Override
        public void onStop(long time) {
            heard.add("stop");
        }
    }
}
