package tapedeck.cli.config;

/// Where a setting's value comes from.
///
/// @param place `file:line:column`, a variable's name, or the words of the command line; empty for built-in values
public record Origin(Layer layer, String place) {
    /// The layers, weakest first: a later one wins.
    public enum Layer {
        BUILT_IN("built in"),
        USER("the user's settings"),
        PROJECT("the workspace"),
        RUN_FILE("the run file"),
        CONFIG_FILE("--config"),
        ENVIRONMENT("environment"),
        ASSIGNMENT("--set"),
        OPTION("option");

        private final String words;

        Layer(String words) {
            this.words = words;
        }
    }

    static final Origin BUILT_IN = new Origin(Layer.BUILT_IN, "");

    /// For people.
    @Override
    public String toString() {
        return place.isEmpty() ? layer.words : place;
    }
}
