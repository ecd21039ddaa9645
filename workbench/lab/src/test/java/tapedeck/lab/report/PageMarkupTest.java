package tapedeck.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.lab.report.model.Comparison;
import tapedeck.lab.report.model.ReportModel;
import tapedeck.lab.report.page.ComparisonPage;

/// The pages' markup, strictly: balanced tags, known children, unique ids, names for what is not text.
final class PageMarkupTest {
    private static final Pattern TAG =
            Pattern.compile("<(/?)([a-zA-Z0-9]+)((?:\\s+[-a-zA-Z:]+(?:=\"[^\"<]*\")?)*)\\s*(/?)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([-a-zA-Z:]+)(?:=\"([^\"]*)\")?");
    private static final Set<String> VOID = Set.of("meta", "link");
    private static final Map<String, Set<String>> CHILDREN = Map.of(
            "dl", Set.of("div", "dt", "dd"),
            "ul", Set.of("li"),
            "table", Set.of("thead", "tbody"),
            "thead", Set.of("tr"),
            "tbody", Set.of("tr"),
            "tr", Set.of("th", "td"),
            "p", Set.of("span", "code", "b"),
            "dt", Set.of("span"));

    @TempDir
    Path reports;

    private final List<String> faults = new ArrayList<>();

    @Test
    void reportIsWellFormed() throws IOException {
        Path page = Reports.render(ReportRuns.run(reports, 1, 500, "a<b>&\"c"), ReportRuns.options(1, 500));

        assertThat(faults(Files.readString(page))).isEmpty();
    }

    @Test
    void reportOfNothingIsWellFormed() throws IOException {
        Path page = Reports.render(ReportRuns.run(reports, 1, 2, "step"), ReportRuns.options(1, 2));

        assertThat(faults(Files.readString(page))).isEmpty();
    }

    @Test
    void comparisonIsWellFormed() throws IOException {
        ReportModel a = ReportModel.of(ReportRuns.run(reports, 3, 300, 4, "x"), ReportRuns.options(3, 300));
        ReportModel b = ReportModel.of(ReportRuns.run(reports, 3, 300, 5, "x"), ReportRuns.options(3, 300));

        byte[] page = ComparisonPage.write(new Comparison(List.of(a, b)));

        assertThat(faults(new String(page, StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void whatIsWrongIsFound() {
        assertThat(faults("<p><div></div></p>")).containsExactly("<div> in <p>");
        assertThat(faults("<b id=\"x\"></b><b id=\"x\"></b>")).containsExactly("id x twice");
        assertThat(faults("<b><i></b>")).contains("</b> closes <i>");
        assertThat(faults("<b title=\"a\" title=\"b\"></b>")).containsExactly("title twice in <b>");
        assertThat(faults("a < b")).containsExactly("a bare < at 2");
        assertThat(faults("<svg></svg>")).containsExactly("<svg> without a name");
    }

    private List<String> faults(String page) {
        faults.clear();
        String text = page.replaceFirst("(?i)<!doctype html>", "")
                .replaceAll("(?s)(<(script|style)[^>]*>).*?(</\\2>)", "$1$3");
        Deque<String> open = new ArrayDeque<>();
        Set<String> ids = new HashSet<>();
        Matcher tag = TAG.matcher(text);
        int at = 0;
        while (tag.find()) {
            bare(text, at, tag.start());
            at = tag.end();
            String name = tag.group(2);
            if (!tag.group(1).isEmpty()) {
                String closed = open.isEmpty() ? "nothing" : open.pop();
                expect(closed.equals(name), "</" + name + "> closes <" + closed + ">");
            } else {
                begin(name, tag.group(3), open, ids);
                if (tag.group(4).isEmpty() && !VOID.contains(name)) {
                    open.push(name);
                }
            }
        }
        bare(text, at, text.length());
        expect(open.isEmpty(), "never closed: " + open);
        return faults;
    }

    private void bare(String text, int from, int to) {
        int at = text.substring(from, to).indexOf('<');
        expect(at < 0, "a bare < at " + (from + at));
    }

    private void begin(String name, String attributes, Deque<String> open, Set<String> ids) {
        String parent = open.isEmpty() ? "" : open.peek();
        expect(
                !CHILDREN.containsKey(parent) || CHILDREN.get(parent).contains(name),
                "<" + name + "> in <" + parent + ">");
        Set<String> seen = new HashSet<>();
        Matcher attribute = ATTRIBUTE.matcher(attributes);
        while (attribute.find()) {
            expect(seen.add(attribute.group(1)), attribute.group(1) + " twice in <" + name + ">");
            if (attribute.group(1).equals("id")) {
                expect(ids.add(attribute.group(2)), "id " + attribute.group(2) + " twice");
            }
        }
        boolean isImage = name.equals("svg") || attributes.contains("role=\"img\"");
        expect(!isImage || seen.contains("aria-label"), "<" + name + "> without a name");
        expect(!name.equals("th") || seen.contains("scope"), "<th> without a scope");
    }

    private void expect(boolean isMet, String fault) {
        if (!isMet) {
            faults.add(fault);
        }
    }
}
