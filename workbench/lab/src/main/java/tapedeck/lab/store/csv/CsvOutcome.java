package tapedeck.lab.store.csv;

/// How the reading of a file went.
///
/// @param rows    read
/// @param rounded prices that were rounded to eight decimals, as allowed
/// @param reader  `mapped` or `dialect`, and why the slower one
public record CsvOutcome(long rows, long rounded, String reader) {}
