package tapedeck.cli.system;

/// One thing that the doctor looked at.
///
/// @param fix what to do about it; empty where nothing is to be done
record Check(String name, State state, String detail, String fix) {
    /// How it is.
    enum State {
        GOOD,
        /// Something will be slower or missing.
        NOTE,
        /// Something will not work.
        BAD
    }

    static Check good(String name, String detail) {
        return new Check(name, State.GOOD, detail, "");
    }

    static Check note(String name, String detail, String fix) {
        return new Check(name, State.NOTE, detail, fix);
    }

    static Check bad(String name, String detail, String fix) {
        return new Check(name, State.BAD, detail, fix);
    }
}
