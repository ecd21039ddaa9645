package tapedeck.lab.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;

/// Style and scripts of a page, inlined, with a policy that lets exactly these scripts run and nothing load.
///
/// Read once from the class path. Immutable and thread-safe.
final class Assets {
    static final Assets REPORT = new Assets("report.js");
    static final Assets COMPARISON = new Assets("compare.js");

    private final String style;
    private final String early;
    private final String script;
    private final String policy;

    private Assets(String name) {
        style = resource("uPlot-1.6.32.min.css").strip() + "\n"
                + resource("report.css")
                        .replace("/*DARK*/", resource("dark.css").strip());
        early = resource("head.js").strip();
        String licence =
                "/*! uPlot 1.6.32\n" + resource("uPlot-1.6.32.LICENSE.txt").strip() + "\n*/\n";
        String chart = resource("uPlot-1.6.32.iife.min.js").strip();
        // Its first line is a comment with an address; the licence above says more.
        script = licence + chart.substring(chart.indexOf('\n') + 1) + "\n"
                + unindented(resource("common.js") + resource(name) + resource("tail.js")) + "\n";
        policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + hash(early) + "' 'sha256-"
                + hash(script) + "'; img-src data:; base-uri 'none'; form-action 'none'";
    }

    void head(Markup page, String title) {
        page.raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n");
        page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">\n");
        page.raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
        page.raw("<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"generator\" content=\"Tapedeck\">\n");
        page.raw("<title>").text(title).raw("</title><link rel=\"icon\" href=\"data:,\">\n");
        page.raw("<style>\n" + style + "</style>\n<script>" + early + "</script></head><body>\n");
    }

    void foot(Markup page, String data) {
        page.raw("<script type=\"application/json\" id=\"data\">" + data + "</script>\n");
        page.raw("<script>" + script + "</script></body></html>\n");
    }

    private static String unindented(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    private static String resource(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
