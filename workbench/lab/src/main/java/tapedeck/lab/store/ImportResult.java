package tapedeck.lab.store;

/// What an import did.
///
/// @param catalog  of the data set as it is now
/// @param read     rows that came in
/// @param added    rows that were not there
/// @param same     rows that were there already
/// @param replaced rows that took the place of different ones
/// @param dropped  second rows of a time that were left out, as told
public record ImportResult(Catalog catalog, long read, long added, long same, long replaced, long dropped) {
    /// Whether the data set is another one than before.
    public boolean isChange() {
        return added > 0 || replaced > 0;
    }
}
