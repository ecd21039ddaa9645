package tapedeck.cli.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tapedeck.cli.Try;

/// A process of its own that plays a workspace's last run in some threads at once and prints what each of them got.
final class MatrixPlayer {
    private MatrixPlayer() {}

    /// @param args the workspace, the number of threads
    public static void main(String[] args) throws InterruptedException {
        Path folder = Path.of(args[0]);
        List<Thread> threads = new ArrayList<>();
        String[] results = new String[Integer.parseInt(args[1])];
        for (int i = 0; i < results.length; i++) {
            int at = i;
            threads.add(Thread.ofPlatform().start(() -> {
                Try played = Try.in(folder, "verify", "@last", "--play");
                results[at] = played.out().strip().replace('\n', ' ') + played.err();
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (String result : results) {
            System.out.println(result);
        }
    }
}
