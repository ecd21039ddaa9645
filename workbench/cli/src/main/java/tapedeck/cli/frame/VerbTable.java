package tapedeck.cli.frame;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import tapedeck.model.Suggestion;

/// All verbs of a command line, in the order in which help shows them.
///
/// Holds classes, not objects: only the verb that runs is initialised, so a short verb never pays for a long one.
public final class VerbTable {
    private final List<Entry> entries;

    private VerbTable(List<Entry> entries) {
        this.entries = entries;
    }

    /// One verb.
    ///
    /// @param group   the heading of help that it stands under
    /// @param summary one clause for help
    /// @param type    a [Verb], or a class whose sub-verbs are
    public record Entry(String group, String name, String summary, Class<?> type) {
        /// A fresh object of the verb's class.
        public Object create() {
            try {
                var constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                return constructor.newInstance();
            } catch (InvocationTargetException e) {
                throw new IllegalStateException("the constructor of " + type.getName() + " failed", e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(type.getName() + " needs a constructor without parameters", e);
            }
        }
    }

    /// Collects entries under headings.
    public static final class Builder {
        private final List<Entry> entries = new ArrayList<>();
        private String group = "";

        private Builder() {}

        /// The heading of the verbs that follow.
        public Builder group(String heading) {
            group = heading;
            return this;
        }

        public Builder verb(String name, String summary, Class<?> type) {
            entries.add(new Entry(group, name, summary, type));
            return this;
        }

        public VerbTable build() {
            return new VerbTable(List.copyOf(entries));
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    public List<Entry> entries() {
        return entries;
    }

    /// The verb of that name, or the only one that begins so.
    public Entry find(String typed) {
        List<Entry> candidates = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.name().equals(typed)) {
                return entry;
            }
            if (entry.name().startsWith(typed)) {
                candidates.add(entry);
            }
        }
        if (candidates.size() == 1) {
            return candidates.getFirst();
        }
        if (candidates.isEmpty()) {
            throw Failure.usage("TD-U001", "there is no verb '" + typed + "'", Suggestion.hint(typed, names(entries)));
        }
        throw Failure.usage(
                "TD-U002", "'" + typed + "' could be " + String.join(" or ", names(candidates)), "write more of it");
    }

    private static List<String> names(List<Entry> entries) {
        return entries.stream().map(Entry::name).toList();
    }
}
