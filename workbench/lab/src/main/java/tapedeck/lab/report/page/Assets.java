package tapedeck.lab.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import tapedeck.lab.report.model.JsonText;

/// Style and scripts of a page, inlined, with a policy that lets exactly these scripts run and nothing load.
///
/// Read once from the class path. Immutable and thread-safe.
final class Assets {
    private static final byte[] OPEN = bytes("<script type=\"application/json\" id=\"data\">");
    private static final byte[] CLOSE = bytes("</script>\n");

    private final String style;
    private final String early;
    private final byte[] foot;
    private final String policy;

    /// @param name of the page's own script
    Assets(String name) {
        style = resource("uPlot-1.6.32.min.css").strip() + "\n"
                + resource("report.css")
                        .replace("/*DARK*/", resource("dark.css").strip());
        early = resource("head.js").strip();
        String licence =
                "/*! uPlot 1.6.32\n" + resource("uPlot-1.6.32.LICENSE.txt").strip() + "\n*/\n";
        String chart = resource("uPlot-1.6.32.iife.min.js").strip();
        // Its first line is a comment with an address; the licence above says more.
        String script = licence + chart.substring(chart.indexOf('\n') + 1) + "\n"
                + unindented(resource("common.js") + resource(name) + resource("tail.js"));
        foot = bytes("<script>" + script + "</script></body></html>\n");
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

    /// The whole page: head and sections, then data and script, which are plain ASCII and by far the most.
    byte[] page(Markup top, JsonText data) {
        byte[] body = top.toString().getBytes(StandardCharsets.UTF_8);
        byte[] json = data.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer page = ByteBuffer.allocate(body.length + OPEN.length + json.length + CLOSE.length + foot.length);
        page.put(body).put(OPEN).put(json).put(CLOSE).put(foot);
        return page.array();
    }

    private static String unindented(String text) {
        String tight = text;
        while (tight.contains("\n  ")) {
            tight = tight.replace("\n  ", "\n");
        }
        return tight.replace("\n\n", "\n");
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(text));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
