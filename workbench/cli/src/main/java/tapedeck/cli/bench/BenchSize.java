package tapedeck.cli.bench;

/// How much a benchmark does.
enum BenchSize {
    /// Seconds in all: to see that it works.
    QUICK,
    /// Minutes: what the documentation's figures come from.
    NORMAL,
    /// The whole sizes, up to 491 million bars.
    FULL;

    /// One of three, by size.
    <T> T of(T quick, T normal, T full) {
        return switch (this) {
            case QUICK -> quick;
            case NORMAL -> normal;
            case FULL -> full;
        };
    }
}
