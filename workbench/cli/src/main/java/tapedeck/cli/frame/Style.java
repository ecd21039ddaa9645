package tapedeck.cli.frame;

/// The few looks that text has on a terminal; each also reads well without colour.
public enum Style {
    BOLD("1"),
    DIM("2"),
    GOOD("32"),
    BAD("31"),
    WARNING("33"),
    ACCENT("36");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /// The text with terminal codes around it.
    String paint(String text) {
        return text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
