package tapedeck.model;

/// Bad input that a person can mend: carries what a good error message needs, and prints as one block.
///
/// Not for bugs (unchecked exceptions) and not for refusals (values).
public abstract sealed class Problem extends RuntimeException
        permits DataException, ConfigException, StrategyException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String place;
    private final String hint;

    Problem(String code, String place, String message, String hint) {
        super(message);
        this.code = code;
        this.place = place;
        this.hint = hint;
    }

    /// A stable code such as `TD-D003`.
    public String code() {
        return code;
    }

    /// `file:line:column`, a field's name, or empty.
    public String place() {
        return place;
    }

    /// What to do about it; empty where nothing can be said.
    public String hint() {
        return hint;
    }
}
