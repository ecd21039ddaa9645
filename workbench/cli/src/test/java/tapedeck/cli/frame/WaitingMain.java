package tapedeck.cli.frame;

import java.util.List;

/// A process for the test of signals: the program's own way to stop, around verbs that wait.
final class WaitingMain {
    private WaitingMain() {}

    public static void main(String[] args) {
        FrameProcess.main(new Frame(TestVerbs.table(), Environment.ofProcess(), "test"), List.of(args));
    }
}
