package tapedeck.lab.notebook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CancellationException;
import tapedeck.model.DataException;

/// A command of the command line in a process of its own, started from a notebook.
///
/// What it prints goes to the cell that runs while it prints. Ended by [#stop], by an interrupt of the cell that waits
/// for it, and with the kernel.
public final class Command {
    private final String text;
    private final Process process;
    private final Thread reader;

    private Command(String text, Process process) {
        this.text = text;
        this.process = process;
        this.reader = Thread.ofPlatform().daemon().name("output of tapedeck").start(this::copy);
    }

    /// @param text words as typed in a shell, without quotes: they are parted at spaces
    static Command start(Workplace workplace, String text) {
        List<String> words = List.of(text.strip().split("\\s+"));
        try {
            Process process = new ProcessBuilder(workplace.command(words))
                    .directory(workplace.root().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroy));
            return new Command(text, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(line);
            }
        } catch (IOException e) {
            // the process was ended while it spoke: there is no more to hear
            Thread.currentThread().interrupt();
        }
    }

    /// Waits for its end.
    ///
    /// @throws DataException where it fails
    public void await() {
        try {
            int exit = process.waitFor();
            reader.join();
            if (exit != 0) {
                throw new DataException("TD-D056", "tapedeck " + text, "ended with " + exit, "its message is above");
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    /// Asks it to end, and waits until it has; how it ends does not matter.
    public void stop() {
        process.destroy();
        try {
            process.waitFor();
            reader.join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    @Override
    public String toString() {
        return "tapedeck " + text + (isRunning() ? " (running)" : " (ended with " + process.exitValue() + ")");
    }
}
