package tapedeck.lab.report;

/// The first thing that a report says otherwise than the event log.
///
/// @param where   section and name, as a reader finds them
/// @param said    by the file
/// @param derived from the log
public record Difference(String where, String said, String derived) {}
