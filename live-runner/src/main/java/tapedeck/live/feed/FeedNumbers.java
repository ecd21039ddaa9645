package tapedeck.live.feed;

import java.util.List;
import tapedeck.live.shm.InstrumentTable;
import tapedeck.model.ConfigException;
import tapedeck.model.Suggestion;

/// Translates between a session's instrument numbers and a feed's. Stateless.
final class FeedNumbers {
    private FeedNumbers() {}

    /// The feed's number of each of the session's symbols.
    static int[] of(InstrumentTable table, List<String> symbols, FeedFolder folder) {
        int[] numbers = new int[symbols.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = table.find(symbols.get(i));
            if (numbers[i] < 0) {
                List<String> known =
                        table.rows().stream().map(InstrumentTable.Row::symbol).toList();
                throw new ConfigException(
                        "TD-L033",
                        folder.path().toString(),
                        "the feed has no " + symbols.get(i) + ", it has " + String.join(", ", known),
                        Suggestion.hint(symbols.get(i), known));
            }
        }
        return numbers;
    }
}
