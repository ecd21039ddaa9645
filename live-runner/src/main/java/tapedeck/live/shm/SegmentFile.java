package tapedeck.live.shm;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import tapedeck.model.ConfigException;

/// One mapped file of shared memory: created new and private, or opened only if it can be trusted.
///
/// Whoever holds it owns the mapping and closes it; after that its memory may not be touched. Any thread may close.
public final class SegmentFile implements AutoCloseable {
    private static final FileAttribute<Set<PosixFilePermission>> FILE_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path path;
    private final Arena arena;
    private final MemorySegment memory;
    private final FileRules.Identity identity;

    private SegmentFile(Path path, Arena arena, MemorySegment memory, FileRules.Identity identity) {
        this.path = path;
        this.arena = arena;
        this.memory = memory;
        this.identity = identity;
    }

    /// `/dev/shm/tapedeck-<uid>`: the folder of this user's segments.
    public static Path defaultFolder() {
        return Path.of("/dev/shm/tapedeck-" + FileRules.currentUser());
    }

    /// Makes a folder, and those above it that are missing, readable and writable by this user alone.
    public static Path createFolder(Path folder) {
        try {
            Files.createDirectories(folder, FOLDER_MODE);
        } catch (IOException e) {
            throw FileRules.refused("TD-L012", folder, "cannot be created: " + e.getMessage(), "choose another folder");
        }
        FileRules.checkFolder(folder, FolderRule.PRIVATE);
        return folder;
    }

    /// A new file of zeros for one writer; refuses a name that is taken.
    public static SegmentFile create(Path path, long size) {
        FileRules.checkFolder(folderOf(path), FolderRule.PRIVATE);
        Set<OpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(path, options, FILE_MODE)) {
            fill(channel, path, size);
            return map(path, channel, FileChannel.MapMode.READ_WRITE, size);
        } catch (FileAlreadyExistsException e) {
            throw FileRules.refused(
                    "TD-L011", path, "exists already", "another producer writes it: tapedeck feed status");
        } catch (IOException e) {
            throw FileRules.refused("TD-L012", path, "cannot be created: " + e.getMessage(), "is there room left?");
        }
    }

    /// Opens for reading; refuses whatever cannot be trusted, and says what that is.
    public static SegmentFile open(Path path, FolderRule rule) {
        FileRules.checkFolder(folderOf(path), rule);
        FileRules.Identity before = FileRules.checkFile(path);
        Set<OpenOption> options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try (FileChannel channel = FileChannel.open(path, options)) {
            SegmentFile file = map(path, channel, FileChannel.MapMode.READ_ONLY, channel.size());
            if (!file.identity.equals(before)) {
                file.close();
                throw FileRules.refused("TD-L013", path, "was exchanged while it was opened", "try again");
            }
            return file;
        } catch (IOException e) {
            throw FileRules.refused("TD-L012", path, "cannot be opened: " + e.getMessage(), "check the path");
        }
    }

    /// Takes a dead producer's file away so that its name can be used again.
    public static boolean delete(Path path) {
        try {
            return Files.deleteIfExists(path);
        } catch (IOException e) {
            throw FileRules.refused("TD-L012", path, "cannot be removed: " + e.getMessage(), "remove it by hand");
        }
    }

    public Path path() {
        return path;
    }

    public MemorySegment memory() {
        return memory;
    }

    /// Refuses a file of another size.
    public SegmentFile requireSize(long size) {
        if (memory.byteSize() != size) {
            throw wrongSize(size + " bytes");
        }
        return this;
    }

    /// Whether the name still leads to this file: a restarted producer puts a new one in its place.
    public boolean isCurrent() {
        try {
            return FileRules.checkFile(path).equals(identity);
        } catch (ConfigException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    ConfigException wrongSize(String expected) {
        return FileRules.refused(
                "TD-L007",
                path,
                "has " + memory.byteSize() + " bytes, expected " + expected,
                "the producer writes another format");
    }

    private static Path folderOf(Path path) {
        Path folder = path.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            throw FileRules.refused("TD-L003", path, "is not a file", "give the path of a segment");
        }
        return folder;
    }

    private static SegmentFile map(Path path, FileChannel channel, FileChannel.MapMode mode, long size)
            throws IOException {
        FileRules.Identity identity = FileRules.checkFile(path);
        Arena arena = Arena.ofShared();
        try {
            return new SegmentFile(path, arena, channel.map(mode, 0, size, arena), identity);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /// Writes real zeros: a file with holes would end the process by a signal once the memory is full.
    private static void fill(FileChannel channel, Path path, long size) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(size, 1 << 16));
        try {
            for (long done = 0; done < size; ) {
                zeros.clear().limit((int) Math.min(zeros.capacity(), size - done));
                done += channel.write(zeros);
            }
        } catch (IOException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }
}
