package tapedeck.lab.store.csv;

/// A field that cannot be read; whoever knows where the field stands turns it into a
/// [tapedeck.model.DataException].
final class BadField extends Exception {
    private static final long serialVersionUID = 1L;

    private final String expected;
    private final String hint;

    BadField(String expected, String hint) {
        super(expected, null, false, false);
        this.expected = expected;
        this.hint = hint;
    }

    String expected() {
        return expected;
    }

    String hint() {
        return hint;
    }
}
