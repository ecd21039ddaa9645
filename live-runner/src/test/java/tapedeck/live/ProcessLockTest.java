package tapedeck.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessLockTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void oneOwnerAtATimeAndFreeAgainAfterwards() {
        Path file = folder.resolve("lock");
        assertThat(ProcessLock.owner(file)).isEmpty();

        try (ProcessLock lock = ProcessLock.take(file).orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(ProcessLock.take(file)).isEmpty();
            assertThat(ProcessLock.owner(file)).contains(ProcessHandle.current());
        }

        assertThat(ProcessLock.owner(file)).isEmpty();
        ProcessLock.take(file).orElseThrow().close();
    }
}
