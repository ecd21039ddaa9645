package tapedeck.indicator;

/// Thrown where a strategy asks for a bar that has not closed yet: the guard that look-ahead proofs rely on.
public final class FutureBarException extends IndexOutOfBoundsException {
    private static final long serialVersionUID = 1L;

    public FutureBarException(String message) {
        super(message);
    }
}
