package tapedeck.cli.frame;

/// How a command ended, for scripts: the number is part of the command line's contract.
public enum ExitCode {
    OK(0, "all is well"),
    BUG(1, "a bug in Tapedeck"),
    USAGE(2, "a command, an option or a setting that cannot be used"),
    DATA(3, "data missing, broken or below the quality gate"),
    STRATEGY(4, "a strategy that does not compile or that failed"),
    CHECK(5, "a check that was asked for failed"),
    PREFLIGHT(6, "a live session may not start or cannot connect"),
    HALT(7, "trading is halted by a risk limit or the kill switch"),
    ENVIRONMENT(8, "the machine: disk full, no permission, too little memory"),
    INTERRUPTED(130, "interrupted; partial results are kept");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    /// What it tells a script, in words.
    public String meaning() {
        return meaning;
    }
}
