package tapedeck.cli.author;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import tapedeck.cli.frame.Failure;
import tapedeck.model.Suggestion;

/// A strategy's source to begin with.
enum Template {
    RULES,
    EVENTS,
    PAIRS;

    private static final Pattern IMPORT = Pattern.compile("import [\\w.]+\\.(\\w+);");
    private static final int LONGEST = 60;

    static Template of(String typed) {
        Set<String> names = new TreeSet<>();
        for (Template template : values()) {
            if (template.toString().equals(typed)) {
                return template;
            }
            names.add(template.toString());
        }
        throw Failure.usage("TD-U050", "there is no template '" + typed + "'", Suggestion.hint(typed, names));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The file's text for a strategy of this name.
    String source(String name) throws IOException {
        String text = text();
        check(name, text);
        return text.replaceAll("\\bNAME\\b", name);
    }

    private String text() throws IOException {
        try (InputStream in = Template.class.getResourceAsStream(this + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("the template " + this + " is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void check(String name, String text) {
        String why = "";
        if (!SourceVersion.isIdentifier(name) || SourceVersion.isKeyword(name) || !isPlain(name)) {
            why = "it must be a Java class name of letters and digits";
        } else if (!Character.isUpperCase(name.charAt(0))) {
            why = "a class begins with a capital letter";
        } else if (name.length() > LONGEST) {
            why = "it is longer than " + LONGEST + " letters";
        } else if (isTaken(name, text)) {
            why = "it is the name of a class that the strategy uses";
        }
        if (!why.isEmpty()) {
            throw Failure.usage("TD-U051", "'" + name + "' cannot be a strategy's name: " + why, suggestion(name));
        }
    }

    private static boolean isPlain(String name) {
        return name.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
    }

    private static boolean isTaken(String name, String text) {
        Matcher imported = IMPORT.matcher(text);
        while (imported.find()) {
            if (imported.group(1).equals(name)) {
                return true;
            }
        }
        try {
            Class.forName("java.lang." + name, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            // java.lang is always imported: only a name outside it is free
            return false;
        }
    }

    private static String suggestion(String name) {
        StringBuilder out = new StringBuilder();
        boolean isStart = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isUsable = c < 128 && Character.isLetterOrDigit(c) && !(out.isEmpty() && Character.isDigit(c));
            if (isUsable) {
                out.append(isStart ? Character.toUpperCase(c) : c);
            }
            isStart = !isUsable;
        }
        return out.isEmpty() || out.toString().equals(name) ? "such as MyBreakout" : "such as " + out;
    }
}
