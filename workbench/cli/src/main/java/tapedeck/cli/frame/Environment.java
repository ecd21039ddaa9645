package tapedeck.cli.frame;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What the command line has around it: streams, terminal, variables, folders. Tests bring their own.
///
/// @param isOutTerminal whether standard output is a terminal
/// @param isErrTerminal whether standard error is a terminal
/// @param directory     the working directory
/// @param userHome      the user's home folder
/// @param home          where the program itself lives, if the launcher said so
public record Environment(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean isOutTerminal,
        boolean isErrTerminal,
        Map<String, String> variables,
        Path directory,
        Path userHome,
        Optional<Path> home) {

    public Environment {
        variables = Map.copyOf(variables);
    }

    /// The process's own surroundings; always UTF-8, whatever the locale says.
    public static Environment ofProcess() {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return plain(System.in, out, err).withTerminals(isTerminal(1), isTerminal(2));
    }

    /// Given streams, none of them a terminal; the rest from the process.
    public static Environment plain(InputStream in, PrintStream out, PrintStream err) {
        String home = System.getProperty("tapedeck.home", "");
        return new Environment(
                in,
                out,
                err,
                false,
                false,
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("user.home", ".")),
                home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home).toAbsolutePath()));
    }

    public Environment withTerminals(boolean isOut, boolean isErr) {
        return new Environment(in, out, err, isOut, isErr, variables, directory, userHome, home);
    }

    public Environment withVariables(Map<String, String> given) {
        return new Environment(in, out, err, isOutTerminal, isErrTerminal, given, directory, userHome, home);
    }

    /// Other folders: where it runs, whose home it is, where the program lives.
    public Environment withFolders(Path where, Path whose, Optional<Path> program) {
        return new Environment(in, out, err, isOutTerminal, isErrTerminal, variables, where, whose, program);
    }

    /// The launcher may say it (`-Dtapedeck.terminal=1,2`); else Linux shows it under /proc.
    private static boolean isTerminal(int descriptor) {
        String told = System.getProperty("tapedeck.terminal");
        if (told != null) {
            return told.contains(Integer.toString(descriptor));
        }
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            // neither told nor shown: plain text is right everywhere
            return false;
        }
    }
}
