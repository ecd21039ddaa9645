package tapedeck.cli.replay;

import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.JsonArray;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Table;
import tapedeck.engine.RunDiff;

/// What is different in two identities, by cause.
final class Changes {
    private Changes() {}

    static void print(Console console, RunDiff diff, String first, String second) {
        Table table = new Table("cause", "key", first, second);
        diff.changes()
                .forEach(change -> table.row(
                        change.cause().words(),
                        change.key(),
                        ValueText.of(change.key(), change.first()),
                        ValueText.of(change.key(), change.second())));
        if (!table.isEmpty()) {
            console.print(table);
        }
    }

    static JsonArray json(RunDiff diff) {
        JsonArray array = new JsonArray();
        diff.changes()
                .forEach(change -> array.add(new JsonObject()
                        .put("cause", change.cause().words())
                        .put("key", change.key())
                        .put("first", change.first())
                        .put("second", change.second())));
        return array;
    }
}
