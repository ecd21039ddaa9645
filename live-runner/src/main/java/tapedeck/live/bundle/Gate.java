package tapedeck.live.bundle;

import java.util.List;

/// What promotion checked: each check with its outcome and a clause that says what was found.
///
/// @param checks in the order in which they were made
public record Gate(List<Check> checks) {
    /// How a check came out.
    public enum Outcome {
        PASSED,
        /// Worth knowing; does not stop the promotion.
        WARNED,
        FAILED
    }

    /// One check.
    public record Check(String name, Outcome outcome, String detail) {}

    public Gate {
        checks = List.copyOf(checks);
    }

    public boolean isOpen() {
        return checks.stream().noneMatch(check -> check.outcome() == Outcome.FAILED);
    }
}
