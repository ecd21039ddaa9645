package tapedeck.model;

/// The risk gate's answer: a value, never an exception.
///
/// @param reason [Reason#NONE] where the order may pass
/// @param detail the figures: what was asked and what the limit is; empty for a pass
public record Verdict(Reason reason, String detail) {
    public static final Verdict PASS = new Verdict(Reason.NONE, "");

    public boolean isPass() {
        return reason == Reason.NONE;
    }
}
