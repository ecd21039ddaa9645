package tapedeck.lab.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BatchedOutputTest {
    private final ScheduledExecutorService never = Executors.newSingleThreadScheduledExecutor();
    private final List<String> messages = new ArrayList<>();

    /// One text per flush, as the protocol library makes one message per flush.
    private final OutputStream target = new OutputStream() {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int one) {
            bytes.write(one);
        }

        @Override
        public void flush() {
            messages.add(bytes.toString(StandardCharsets.UTF_8));
            bytes.reset();
        }
    };

    @AfterEach
    void stop() {
        never.shutdownNow();
    }

    @Test
    void manyLinesAreFewMessages() {
        BatchedOutput out = new BatchedOutput(target, never);

        for (int i = 0; i < 100_000; i++) {
            byte[] line = (i + "\n").getBytes(StandardCharsets.UTF_8);
            out.write(line, 0, line.length);
        }
        out.drain();

        assertThat(messages).hasSizeLessThan(40);
        assertThat(String.join("", messages)).hasLineCount(100_000).endsWith("\n99999\n");
    }

    @Test
    void noMessageEndsWithinACharacter() {
        BatchedOutput out = new BatchedOutput(target, never);
        String text = "aé€😀".repeat(20_000);

        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            out.write(one);
        }
        out.drain();

        assertThat(messages).hasSizeGreaterThan(1).noneMatch(message -> message.contains("\uFFFD"));
        assertThat(String.join("", messages)).isEqualTo(text);
    }

    @Test
    void wholeCharactersAreCounted() {
        assertThat(BatchedOutput.wholeCharacters(bytes("ab"))).isEqualTo(2);
        assertThat(BatchedOutput.wholeCharacters(cut("a€", 1))).isEqualTo(1);
        assertThat(BatchedOutput.wholeCharacters(cut("a😀", 1))).isEqualTo(1);
        assertThat(BatchedOutput.wholeCharacters(cut("a😀", 3))).isEqualTo(1);
        assertThat(BatchedOutput.wholeCharacters(bytes("a😀"))).isEqualTo(5);
        assertThat(BatchedOutput.wholeCharacters(new byte[0])).isZero();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] cut(String text, int missing) {
        byte[] all = bytes(text);
        return java.util.Arrays.copyOf(all, all.length - missing);
    }
}
