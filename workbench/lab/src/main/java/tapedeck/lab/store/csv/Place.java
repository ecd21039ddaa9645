package tapedeck.lab.store.csv;

import tapedeck.model.DataException;

/// Where in which file something is wrong, as people count: lines and columns from 1.
record Place(String file, long line, long column) {
    private static final int SHOWN = 40;

    /// The exception that names this place, the value found and what was expected.
    DataException refuse(String code, String value, String expected, String hint) {
        return new DataException(code, toString(), "found " + quoted(value) + ", expected " + expected, hint);
    }

    static String quoted(String value) {
        StringBuilder out = new StringBuilder("'");
        for (int i = 0; i < Math.min(value.length(), SHOWN); i++) {
            char c = value.charAt(i);
            out.append(c < ' ' || c == 0x7f ? "\\x" + Integer.toHexString(c) : String.valueOf(c));
        }
        return out.append(value.length() > SHOWN ? "…'" : "'").toString();
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
