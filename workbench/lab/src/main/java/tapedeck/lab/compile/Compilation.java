package tapedeck.lab.compile;

import java.util.List;
import java.util.SortedMap;
import tapedeck.model.StrategyException;

/// What became of a folder of sources: the classes of those that compile, and why the others do not. Immutable.
///
/// @param classes  by binary name
/// @param broken   by file name
/// @param warnings the compiler's, as `place  words`
record Compilation(SortedMap<String, Compiled> classes, SortedMap<String, Broken> broken, List<String> warnings) {
    Compilation {
        warnings = List.copyOf(warnings);
    }

    /// One class, and the file it comes from: `EmaCross.java`. The bytes are not copied: nobody changes them.
    static final class Compiled {
        private final String file;
        private final byte[] bytes;

        Compiled(String file, byte[] bytes) {
            this.file = file;
            this.bytes = bytes;
        }

        String file() {
            return file;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /// Why a file is left out.
    ///
    /// @param place `strategies/EmaCross.java:12:21`
    record Broken(String code, String place, String message, String hint) {
        StrategyException exception() {
            return new StrategyException(code, place, message, hint);
        }
    }
}
