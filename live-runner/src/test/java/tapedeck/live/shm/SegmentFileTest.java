package tapedeck.live.shm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.model.ConfigException;

final class SegmentFileTest {
    private static final int FOREIGN_USER = 12_345;

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void createSegment() {
        file = folder.resolve("ticks.slot64");
        Slot64Writer.create(file, 2, Segments.PRODUCER).close();
    }

    @Test
    void filesAreCreatedForTheirOwnerAlone() throws IOException {
        Path made = SegmentFile.createFolder(folder.resolve("feed"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
        assertThat(Files.size(file)).isEqualTo(64 + 2 * 64);
    }

    @Test
    void takenNameIsNeverWrittenOver() throws IOException {
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(() -> Slot64Writer.create(file, 2, Segments.PRODUCER))
                .isInstanceOfSatisfying(
                        ConfigException.class, e -> assertThat(e.code()).isEqualTo("TD-L011"));
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void missingFileIsNamed() {
        refused(folder.resolve("nothing"), "TD-L001", "does not exist");
    }

    @Test
    void symbolicLinkIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        refused(link, "TD-L002", "symbolic link");
    }

    @Test
    void linkedFolderIsRefused() throws IOException {
        Path real = SegmentFile.createFolder(folder.resolve("real"));
        Slot64Writer.create(real.resolve("s"), 1, Segments.PRODUCER).close();
        Path link = Files.createSymbolicLink(folder.resolve("alias"), real);

        refused(link.resolve("s"), "TD-L002", "symbolic link");
    }

    @Test
    void pipeIsRefusedWithoutWaitingForItsWriter() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        int made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        assumeTrue(made == 0, "mkfifo is needed");

        refused(pipe, "TD-L003", "not a regular file");
    }

    @Test
    void folderInPlaceOfAFileIsRefused() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));

        refused(inner, "TD-L003", "not a regular file");
    }

    @Test
    void foreignOwnerIsRefused() throws IOException {
        assumeTrue(FileRules.currentUser() == 0, "only root can give a file away");
        Files.setAttribute(file, "unix:uid", FOREIGN_USER);

        refused(file, "TD-L004", "belongs to user " + FOREIGN_USER);
    }

    @Test
    void groupOrWorldWriteIsRefused() throws IOException {
        for (String mode : new String[] {"rw--w----", "rw-----w-"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

            refused(file, "TD-L005", "can be written by group or others");
        }
    }

    @Test
    void secondNameIsRefused() throws IOException {
        Files.createLink(folder.resolve("other"), file);

        refused(file, "TD-L006", "2 names");
    }

    @Test
    void openFolderIsRefused() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        refused(file, "TD-L010", "is open to others (0777)");
    }

    @Test
    void sharedFolderIsAcceptedOnlyWhenConfiguredAndSticky() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> SegmentFile.open(file, FolderRule.SHARED)).hasMessageContaining("0777");
        Files.setAttribute(folder, "unix:mode", 01777);

        try (SegmentFile open = SegmentFile.open(file, FolderRule.SHARED)) {
            assertThat(open.memory().byteSize()).isEqualTo(192);
        }
    }

    @Test
    void wrongSizeIsRefused() throws IOException {
        byte[] content = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(content, content.length - 8));
        refused(file, "TD-L007", "has 184 bytes, expected 192");

        Files.write(file, new byte[0]);
        refused(file, "TD-L007", "has 0 bytes");
    }

    @Test
    void unknownMagicAndVersionAreRefused() throws IOException {
        byte[] content = Files.readAllBytes(file);
        ByteBuffer header = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);

        header.putInt(8, 2);
        Files.write(file, content);
        refused(file, "TD-L009", "has version 2, expected 1");

        header.put(0, "SOMEBODY".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        Files.write(file, content);
        refused(file, "TD-L008", "begins with 'SOMEBODY', expected TAPESLOT");
    }

    @Test
    void nonsenseInTheHeaderIsRefused() throws IOException {
        byte[] content = Files.readAllBytes(file);
        for (int[] fault : new int[][] {{12, 0}, {12, -1}, {12, Integer.MAX_VALUE}, {16, 63}, {20, 2}}) {
            byte[] broken = content.clone();
            ByteBuffer.wrap(broken).order(ByteOrder.LITTLE_ENDIAN).putInt(fault[0], fault[1]);
            Files.write(file, broken);

            assertThatThrownBy(() -> read(file))
                    .as("i32 at %d = %d", fault[0], fault[1])
                    .isInstanceOf(ConfigException.class);
        }
    }

    @Test
    void exchangedFileIsNoLongerCurrent() throws IOException {
        try (SegmentFile open = SegmentFile.open(file, FolderRule.PRIVATE)) {
            assertThat(open.isCurrent()).isTrue();
            Files.delete(file);
            assertThat(open.isCurrent()).isFalse();
            Slot64Writer.create(folder.resolve("next"), 1, Segments.PRODUCER).close();
            Files.move(folder.resolve("next"), file);
            assertThat(open.isCurrent()).isFalse();
        }
    }

    @Test
    void deadProducerAndReusedProcessNumberAreTold() {
        long self = ProcessHandle.current().pid();
        long later = 4_000_000_000_000_000_000L;

        assertThat(isAlive("a", self, later)).isTrue();
        assertThat(isAlive("b", self, 1)).as("began before this process did").isFalse();
        assertThat(isAlive("c", Integer.MAX_VALUE, later)).isFalse();
    }

    private boolean isAlive(String name, long pid, long epoch) {
        Path path = folder.resolve(name);
        Slot64Writer.create(path, 1, new SegmentHeader.Producer(pid, epoch, 0)).close();
        try (SegmentFile open = SegmentFile.open(path, FolderRule.PRIVATE)) {
            return SegmentHeader.of(open, SegmentKind.SLOT64).isProducerAlive();
        }
    }

    private static void read(Path path) {
        Slot64Reader.open(path, FolderRule.PRIVATE, () -> 0, 1).close();
    }

    private static void refused(Path path, String code, String why) {
        assertThatThrownBy(() -> read(path))
                .hasMessageContaining(why)
                .isInstanceOfSatisfying(
                        ConfigException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
