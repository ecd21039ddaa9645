package tapedeck.lab.store.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.engine.DataRequest;
import tapedeck.engine.MarketData;
import tapedeck.lab.store.Store;
import tapedeck.model.Interval;
import tapedeck.model.Range;

final class SampleTest {
    private static final Path DATA = Path.of("../../data");

    /// With `-Dtapedeck.golden=rewrite` the committed files are written first.
    @Test
    void theCommittedSampleIsWhatItsSeedsGive(@TempDir Path fresh) throws IOException {
        if (Objects.equals(System.getProperty("tapedeck.golden"), "rewrite")) {
            new Sample(DATA).write();
        }

        List<Path> files = new Sample(fresh).write();

        for (Path file : files) {
            assertThat(DATA.resolve(fresh.relativize(file))).hasSameBinaryContentAs(file);
        }
    }

    @Test
    void theCommittedSampleStaysSmall(@TempDir Path fresh) throws IOException {
        long bytes = 0;
        for (Path file : new Sample(fresh).write()) {
            bytes += Files.size(file);
        }

        assertThat(bytes).isLessThanOrEqualTo(2_000_000);
    }

    @Test
    void theSampleIsReadWhole() {
        assertThat(count("ACME", "1d")).isEqualTo(3_522);
        assertThat(count("BTC-USD", "1h")).isEqualTo(35_064);
        assertThat(count("BTC-USD", "1d")).isEqualTo(1_461);
    }

    private static long count(String symbol, String interval) {
        DataRequest request = new DataRequest(List.of(symbol), Interval.parse(interval), Range.ALL);
        try (MarketData data = Store.open(DATA).open(request)) {
            return data.barCount(0);
        }
    }
}
