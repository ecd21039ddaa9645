package tapedeck.model;

/// Market data, a tape or a run folder that is missing, broken or not what it says.
public final class DataException extends Problem {
    private static final long serialVersionUID = 1L;

    public DataException(String code, String place, String message, String hint) {
        super(code, place, message, hint);
    }
}
