package tapedeck.cli.run;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;

/// Changes of the `.java` files in a folder, as the operating system tells them.
///
/// An editor writes a file in several steps: a change is told when nothing more has happened for 100 ms.
final class FolderChanges implements Changes, AutoCloseable {
    private static final long QUIET_MILLIS = 100;

    private final WatchService service;

    FolderChanges(Path folder) throws IOException {
        service = folder.getFileSystem().newWatchService();
        folder.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
    }

    /// @throws InterruptedException when the command was asked to stop
    @Override
    public boolean await() throws InterruptedException {
        boolean isChanged = false;
        while (true) {
            WatchKey key = isChanged ? service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS) : service.take();
            if (key == null) {
                return true;
            }
            for (WatchEvent<?> event : key.pollEvents()) {
                isChanged |= event.kind() == StandardWatchEventKinds.OVERFLOW
                        || String.valueOf(event.context()).endsWith(".java");
            }
            if (!key.reset()) {
                return isChanged;
            }
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
