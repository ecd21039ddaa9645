package tapedeck.cli.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tapedeck.model.ConfigException;

/// A secret by its place: settings, manifests and reports hold this reference, and nothing ever prints more.
///
/// @param reference `${env:NAME}` or `${file:PATH}`
public record Secret(String reference) {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^{}\\s]+)}");
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);
    private static final int LONGEST = 64 * 1024;

    /// @throws IllegalArgumentException where the text is no reference
    static Secret of(String text) {
        if (!REFERENCE.matcher(text).matches()) {
            throw new IllegalArgumentException("not a reference");
        }
        return new Secret(text);
    }

    /// The secret itself, read now; keep it no longer than needed.
    ///
    /// @param place what an error names: the setting, never the value
    public String reveal(Map<String, String> environment, String place) throws IOException {
        Matcher match = REFERENCE.matcher(reference);
        if (!match.matches()) {
            throw new IllegalStateException("a secret is made of a reference only");
        }
        String name = match.group(2);
        return match.group(1).equals("env") ? ofVariable(environment, name, place) : ofFile(Path.of(name), place);
    }

    private static String ofVariable(Map<String, String> environment, String name, String place) {
        String value = environment.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new ConfigException(
                    "TD-C111", place, "the environment has no variable " + name, "set it before the command runs");
        }
        return value;
    }

    private static String ofFile(Path file, String place) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ConfigException("TD-C112", place, "there is no file " + file, "check the path");
        }
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Set<PosixFilePermission> open = EnumSet.copyOf(OTHERS);
            open.retainAll(Files.getPosixFilePermissions(file));
            if (!open.isEmpty()) {
                throw new ConfigException("TD-C113", place, "others than you may use " + file, "chmod 600 " + file);
            }
        }
        if (Files.size(file) > LONGEST) {
            throw new ConfigException("TD-C112", place, file + " is too large for a secret", "check the path");
        }
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }

    /// The reference only.
    @Override
    public String toString() {
        return reference;
    }
}
