package tapedeck.lab.report.model;

import java.math.BigDecimal;
import java.math.MathContext;

/// JSON under construction, safe inside a page: `<` never appears as itself. Not thread-safe.
public final class JsonText {
    private final StringBuilder out = new StringBuilder(1 << 12);
    private final boolean isAscii;
    private boolean needsComma;

    public JsonText() {
        this(false);
    }

    private JsonText(boolean isAscii) {
        this.isAscii = isAscii;
    }

    /// Everything outside ASCII is escaped: a large text stays one byte a character.
    public static JsonText ascii() {
        return new JsonText(true);
    }

    public JsonText object() {
        return open('{');
    }

    /// A member that is an object.
    public JsonText object(String name) {
        return name(name).open('{');
    }

    public JsonText array() {
        return open('[');
    }

    /// A member that is an array.
    public JsonText array(String name) {
        return name(name).open('[');
    }

    private JsonText open(char bracket) {
        comma();
        out.append(bracket);
        needsComma = false;
        return this;
    }

    public JsonText endObject() {
        out.append('}');
        needsComma = true;
        return this;
    }

    public JsonText endArray() {
        out.append(']');
        needsComma = true;
        return this;
    }

    public JsonText name(String name) {
        comma();
        quote(name);
        out.append(':');
        needsComma = false;
        return this;
    }

    public JsonText put(String name, String value) {
        return name(name).value(value);
    }

    public JsonText put(String name, long value) {
        return name(name).value(value);
    }

    public JsonText put(String name, boolean value) {
        return name(name).raw(Boolean.toString(value));
    }

    /// All digits of a double.
    public JsonText putExact(String name, double value) {
        return name(name).exact(value);
    }

    public JsonText value(String text) {
        comma();
        quote(text);
        needsComma = true;
        return this;
    }

    /// A text that needs no escaping, such as a packed column.
    public JsonText putPlain(String name, CharSequence text) {
        name(name);
        out.append('"').append(text).append('"');
        needsComma = true;
        return this;
    }

    public JsonText value(long number) {
        return raw(Long.toString(number));
    }

    /// All digits of a double; null where it is not finite.
    public JsonText exact(double number) {
        return raw(Double.isFinite(number) ? plain(BigDecimal.valueOf(number)) : "null");
    }

    /// A double to `digits` significant digits; null where it is not finite.
    public JsonText rounded(double number, int digits) {
        return raw(Double.isFinite(number) ? plain(BigDecimal.valueOf(number).round(new MathContext(digits))) : "null");
    }

    private static String plain(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        BigDecimal brief = number.stripTrailingZeros();
        return brief.scale() > 12 || brief.scale() < -12 ? brief.toString() : brief.toPlainString();
    }

    /// A literal.
    public JsonText raw(String literal) {
        comma();
        out.append(literal);
        needsComma = true;
        return this;
    }

    private void comma() {
        if (needsComma) {
            out.append(',');
        }
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                default -> {
                    boolean isEscaped = c < ' '
                            || c == '<'
                            || c == '>'
                            || c == '&'
                            || (c > '~' && (isAscii || c == '\u2028' || c == '\u2029' || isLone(text, i)));
                    if (isEscaped) {
                        String hex = Integer.toHexString(c);
                        out.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /// Half of a pair without the other half cannot be written as UTF-8.
    private static boolean isLone(String text, int i) {
        char c = text.charAt(i);
        boolean paired = Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        return Character.isSurrogate(c) && !paired;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
