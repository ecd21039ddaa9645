package tapedeck.lab.store.quality;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tapedeck.model.Times;

/// What the checks found in a series of bars. Filled while checking, then only read.
public final class QualityReport {
    private static final int KEPT = 20;
    private static final int ERROR_COST = 20;
    private static final int WARNING_COST = 3;

    private final Map<Check, List<Finding>> examples = new EnumMap<>(Check.class);
    private final Map<Check, Long> counts = new EnumMap<>(Check.class);
    private long bars;
    private long missingBars;

    /// One place where something is wrong.
    ///
    /// @param time   of the bar
    /// @param detail for people
    public record Finding(long time, String detail) {
        @Override
        public String toString() {
            return Times.brief(time) + " " + detail;
        }
    }

    void add(Check check, long time, String detail) {
        counts.merge(check, 1L, Long::sum);
        List<Finding> list = examples.computeIfAbsent(check, _ -> new ArrayList<>());
        if (list.size() < KEPT) {
            list.add(new Finding(time, detail));
        }
    }

    void noteBar() {
        bars++;
    }

    void noteMissing(long count) {
        missingBars += count;
    }

    /// Bars that were looked at.
    public long bars() {
        return bars;
    }

    /// Bars that the calendar expects and that are neither there nor in a declared gap.
    public long missingBars() {
        return missingBars;
    }

    /// How often a check found something.
    public long count(Check check) {
        return counts.getOrDefault(check, 0L);
    }

    /// The first places, at most twenty.
    public List<Finding> examples(Check check) {
        return List.copyOf(examples.getOrDefault(check, List.of()));
    }

    /// Checks that found errors.
    public int errors() {
        return (int) counts.keySet().stream().filter(Check::isError).count();
    }

    /// Checks that found something doubtful.
    public int warnings() {
        return counts.size() - errors();
    }

    /// 100 for clean data; each kind of error costs 20, each kind of doubt 3.
    public int score() {
        return Math.max(0, 100 - ERROR_COST * errors() - WARNING_COST * warnings());
    }
}
