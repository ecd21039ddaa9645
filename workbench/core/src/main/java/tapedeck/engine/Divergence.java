package tapedeck.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The first place where two event logs differ, and what led to it.
///
/// @param index  number of the entry, from 1
/// @param first  what the first log says there; empty where it has ended
/// @param second what the second log says there; empty where it has ended
/// @param before the entries before it that both share, oldest first
public record Divergence(long index, Optional<LogEntry> first, Optional<LogEntry> second, List<LogEntry> before) {
    public Divergence {
        before = List.copyOf(before);
    }

    /// Lines for people.
    ///
    /// @param firstName  what to call the first log: `recorded`, `A`
    /// @param secondName what to call the second: `replayed`, `B`
    public List<String> lines(LogText text, String firstName, String secondName) {
        return lines(text, firstName, text, secondName);
    }

    /// Lines for people, of two logs with instruments of their own.
    public List<String> lines(LogText firstText, String firstName, LogText secondText, String secondName) {
        int width = Math.max(firstName.length(), secondName.length());
        List<String> lines = new ArrayList<>();
        lines.add("first difference at entry " + index);
        lines.add("  " + pad(firstName, width) + "  " + first.map(firstText::of).orElse("nothing more"));
        lines.add("  " + pad(secondName, width) + "  "
                + second.map(secondText::of).orElse("nothing more"));
        if (!before.isEmpty()) {
            lines.add("before it");
            before.forEach(entry -> lines.add("  " + firstText.of(entry)));
        }
        return lines;
    }

    private static String pad(String name, int width) {
        return name + " ".repeat(width - name.length());
    }
}
