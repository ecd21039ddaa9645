package tapedeck.engine;

/// First byte of every frame of an event log. Append only: logs are kept for years.
final class FrameKind {
    static final int SUBMIT = 1;
    static final int CANCEL = 2;
    static final int REPLACE = 3;
    static final int DENY = 4;
    static final int FILL = 5;
    static final int TRADE = 6;
    static final int EQUITY = 7;
    static final int ACCEPTED = 16;
    static final int REJECTED = 17;
    static final int TRIGGERED = 18;
    static final int REPLACED = 19;
    static final int REPLACE_REJECTED = 20;
    static final int CANCELED = 21;
    static final int CANCEL_REJECTED = 22;
    static final int EXPIRED = 23;
    static final int BUSTED = 24;
    static final int UNKNOWN = 25;
    static final int PLOT = 32;
    static final int AMBIGUOUS = 33;

    private FrameKind() {}
}
