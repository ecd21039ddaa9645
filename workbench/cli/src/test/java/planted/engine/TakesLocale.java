package planted.engine;

import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.util.Formatter;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// Planted: each method formats in the default locale.
public final class TakesLocale {
    Locale locale() {
        return Locale.getDefault();
    }

    String format() {
        return String.format("%d", 1);
    }

    String formatted() {
        return "%d".formatted(1);
    }

    String lower() {
        return "I".toLowerCase();
    }

    UnaryOperator<String> upperByReference() {
        return String::toUpperCase;
    }

    DecimalFormat decimal() {
        return new DecimalFormat("0.0");
    }

    NumberFormat number() {
        return NumberFormat.getInstance();
    }

    DateTimeFormatter date() {
        return DateTimeFormatter.ofPattern("MMM");
    }

    Formatter formatter() {
        return new Formatter();
    }
}
