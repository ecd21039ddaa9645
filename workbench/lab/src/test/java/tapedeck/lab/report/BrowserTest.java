package tapedeck.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Opens a report in headless Chromium where there is one; a skip elsewhere.
final class BrowserTest {
    private static final int DAYS = 500;

    /// Compares each shown text with what lies under it, as WCAG does.
    private static final String PROBE = """
            const parse = c => { const m = c.match(/[\\d.]+/g).map(Number); const k = c.startsWith("color(") ? 255 : 1;
              return [m[0] * k, m[1] * k, m[2] * k, m[3] ?? 1]; };
            const over = (f, b) => [0, 1, 2].map(i => f[i] * f[3] + b[i] * (1 - f[3])).concat(1);
            const light = c => { const f = v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
              return .2126 * f(c[0]) + .7152 * f(c[1]) + .0722 * f(c[2]); };
            const ground = e => { const all = []; for (let x = e; x; x = x.parentElement) all.push(parse(getComputedStyle(x).backgroundColor));
              return all.reverse().reduce((g, c) => over(c, g), [255, 255, 255, 1]); };
            addEventListener("load", () => setTimeout(() => {
              const faint = []; let texts = 0;
              const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let t; t = walk.nextNode();) {
                const e = t.parentElement, s = getComputedStyle(e);
                if (!t.textContent.trim() || /SCRIPT|STYLE/.test(e.tagName) || !e.getClientRects().length || s.visibility === "hidden") continue;
                const g = ground(e), f = over(parse(e.namespaceURI.endsWith("svg") ? s.fill : s.color), g);
                const a = light(f), b = light(g), ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
                texts++;
                if (ratio < 4.5) faint.push(ratio.toFixed(2) + " " + t.textContent.trim());
              }
              const wide = document.documentElement.scrollWidth > innerWidth ? 1 : 0;
              parent.postMessage(texts + " texts, " + wide + " too wide: " + faint.slice(0, 5).join("; "), "*");
            }, 300));
            """;

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

    @ParameterizedTest(name = "scheme {0}, {1} pixels wide")
    @CsvSource({"0,1200", "1,1200", "0,390", "1,390"})
    void everyTextStandsOutAndNothingIsWiderThanTheWindow(int scheme, int width) throws Exception {
        Path browser = browser();
        Path page = Reports.render(ReportRuns.run(folder, 1, DAYS, "step"), ReportRuns.options(1, DAYS));
        // Only without its policy does the page let a probe in.
        String open = Files.readString(page).replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
        Path probed = folder.resolve("probed.html");
        Files.writeString(probed, open.replace("</body>", "<script>" + PROBE + "</script></body>"));
        Path frame = folder.resolve("frame.html");
        Files.writeString(
                frame,
                "<!doctype html><iframe src=\"probed.html\" width=\"" + width
                        + "\" height=\"900\"></iframe><p id=\"said\"></p><script>addEventListener('message',"
                        + "e=>{document.getElementById('said').textContent=e.data})</script>");

        Opened opened = open(browser, frame, "--blink-settings=preferredColorScheme=" + scheme);

        Matcher said = Pattern.compile("<p id=\"said\">(\\d+) texts, (\\d+) too wide: ([^<]*)</p>")
                .matcher(opened.document());
        assertThat(said.find()).as(opened.log()).isTrue();
        assertThat(Integer.parseInt(said.group(1))).isGreaterThan(500);
        assertThat(said.group(2)).isEqualTo("0");
        assertThat(said.group(3)).as("texts of less than 4.5 : 1").isEmpty();
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
