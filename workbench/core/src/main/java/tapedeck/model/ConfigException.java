package tapedeck.model;

/// A setting, an option or a parameter that cannot be used as given.
public final class ConfigException extends Problem {
    private static final long serialVersionUID = 1L;

    public ConfigException(String code, String place, String message, String hint) {
        super(code, place, message, hint);
    }
}
