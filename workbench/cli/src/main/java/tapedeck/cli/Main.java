package tapedeck.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import tapedeck.cli.frame.Environment;
import tapedeck.cli.frame.Frame;
import tapedeck.cli.frame.FrameProcess;

/// Where the launcher enters: runs one command and ends the process with its exit code.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        FrameProcess.main(frame(Environment.ofProcess()), List.of(args));
    }

    /// Runs one command within this process: for tests and for tools that embed it.
    public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
        return run(args, Environment.plain(in, out, err));
    }

    /// Runs one command in the given surroundings.
    public static int run(String[] args, Environment environment) {
        return frame(environment).run(List.of(args)).number();
    }

    private static Frame frame(Environment environment) {
        return new Frame(Verbs.all(), environment, version());
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
