package tapedeck.live.feed;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tapedeck.live.ProcessLock;
import tapedeck.live.shm.InstrumentTable;
import tapedeck.live.shm.SegmentFile;
import tapedeck.model.ConfigException;

/// Where one feed lives: a private folder with its segments, its instrument table and a lock that its producer holds.
///
/// @param path `/dev/shm/tapedeck-<uid>/<feed>`
public record FeedFolder(Path path) {
    private static final String PREFIX_24 = "trading_data_";

    /// The folder of a feed by name, under the default base or another.
    public static FeedFolder of(Optional<Path> base, String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
            throw new ConfigException(
                    "TD-L031", "feed", "'" + name + "' is not a feed's name", "letters, digits, . _ and -");
        }
        return new FeedFolder(base.orElseGet(SegmentFile::defaultFolder).resolve(name));
    }

    public Path slot64() {
        return path.resolve("ticks.slot64");
    }

    public Path ring64() {
        return path.resolve("ticks.ring64");
    }

    /// Creates the folder if need be and takes it for this process; refuses where another producer has it.
    public ProcessLock take() {
        Path base = path.getParent();
        if (base != null && !Files.exists(base)) {
            SegmentFile.createFolder(base);
        }
        SegmentFile.createFolder(path);
        return ProcessLock.take(lockFile())
                .orElseThrow(() -> new ConfigException(
                        "TD-L032",
                        path.toString(),
                        "this feed is being written by process "
                                + producer().map(ProcessHandle::pid).orElse(0L),
                        "stop it, or choose another --name"));
    }

    /// The process that writes the feed, if one does.
    public Optional<ProcessHandle> producer() {
        return ProcessLock.owner(lockFile());
    }

    /// Removes what a producer left behind; call it with the lock held. The number of files removed.
    public int clean() {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, FeedFolder::isOurs)) {
            files.forEach(found::add);
        } catch (IOException e) {
            throw new ConfigException(
                    "TD-L012", path.toString(), "cannot be listed: " + e.getMessage(), "check the folder");
        }
        found.forEach(SegmentFile::delete);
        return found.size();
    }

    private static boolean isOurs(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.equals("ticks.slot64")
                || name.equals("ticks.ring64")
                || name.equals(InstrumentTable.FILE_NAME)
                || name.startsWith(PREFIX_24);
    }

    private Path lockFile() {
        return path.resolve("feed.lock");
    }
}
