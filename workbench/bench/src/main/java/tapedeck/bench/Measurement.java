package tapedeck.bench;

import tapedeck.cli.frame.JsonObject;

/// One row of the benchmark table, as the process that measured it prints it.
///
/// @param key   stable name that goals and ratios refer to
/// @param what  the work, for people
/// @param unit  of `outcome.events`
/// @param times medians over the rounds
/// @param note  what a reader must know, may be empty
record Measurement(String key, String what, String unit, Outcome outcome, Times times, String note) {
    /// Medians of one round's cost; 0 or −1 where it was not measured.
    ///
    /// @param wallNanos   time that passed
    /// @param threadNanos processor time of the measuring thread
    /// @param cpuNanos    processor time of all threads, collector and compiler included
    /// @param bytes       allocated by the measuring thread
    /// @param peakBytes   highest resident memory of the process so far, mapped files included
    record Times(long wallNanos, long threadNanos, long cpuNanos, long bytes, long peakBytes) {}

    /// A row that says why there are no figures.
    static Measurement absent(String key, String what, String why) {
        return new Measurement(key, what, "", Outcome.of(0), new Times(0, 0, 0, 0, 0), why);
    }

    Measurement with(String otherNote) {
        return new Measurement(key, what, unit, outcome, times, otherNote);
    }

    /// The same with a note of what all threads took: more than one works, and the figures know the first.
    Measurement inThreads() {
        return with(times.cpuNanos() / Math.max(1, outcome.events()) + " ns of processor time each in all threads");
    }

    JsonObject json() {
        return new JsonObject()
                .put("key", key)
                .put("what", what)
                .put("unit", unit)
                .put("events", outcome.events())
                .put("wallNanos", times.wallNanos())
                .put("threadNanos", times.threadNanos())
                .put("cpuNanos", times.cpuNanos())
                .put("bytes", times.bytes())
                .put("peakBytes", times.peakBytes())
                .put("equity", outcome.equity())
                .put("fills", outcome.fills())
                .put("note", note);
    }
}
