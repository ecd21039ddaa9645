package tapedeck.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Opens a report in headless Chromium where there is one; a skip elsewhere.
final class BrowserTest {
    private static final int DAYS = 500;

    @TempDir
    Path folder;

    @Test
    void pageDrawsItselfInBothThemesWithoutAnErrorOrARequest() throws Exception {
        Path browser = browser();
        Path page = Reports.render(ReportRuns.run(folder, 1, DAYS, "step"), ReportRuns.options(1, DAYS));

        for (String flag :
                List.of("--blink-settings=preferredColorScheme=1", "--blink-settings=preferredColorScheme=0")) {
            Opened opened = open(browser, page, flag);

            // No name resolves and the policy refuses: an attempt to load anything would be on the console.
            assertThat(opened.log()).doesNotContain("CONSOLE");
            assertThat(opened.document()).contains("<canvas", "data-i=\"0\"");
        }
    }

    private record Opened(String document, String log) {}

    private Opened open(Path browser, Path page, String flag) throws IOException, InterruptedException {
        Path log = folder.resolve("browser.log");
        Process process = new ProcessBuilder(List.of(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--enable-logging=stderr",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--host-resolver-rules=MAP * ~NOTFOUND",
                        flag,
                        "--virtual-time-budget=2000",
                        "--dump-dom",
                        page.toUri().toString()))
                .redirectError(log.toFile())
                .start();
        String document = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(30, TimeUnit.SECONDS);
        process.destroyForcibly();
        return new Opened(document, Files.readString(log));
    }

    private static Path browser() {
        Optional<Path> found = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(":", -1))
                .filter(place -> !place.isEmpty())
                .flatMap(place -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(Path.of(place)::resolve))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(found.isPresent(), "no Chromium on the path");
        return found.orElseThrow();
    }
}
