package tapedeck.live.shm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import tapedeck.model.ConfigException;

/// Decides whether a file of shared memory may be trusted, before it is opened: opening a FIFO would hang.
final class FileRules {
    private static final int TYPE = 0170000;
    private static final int SYMLINK = 0120000;
    private static final int REGULAR = 0100000;
    private static final int FOLDER = 0040000;
    private static final int STICKY = 01000;
    private static final int FOREIGN_WRITE = 022;
    private static final int FOREIGN_ANY = 077;

    private FileRules() {}

    /// What tells one file from another of the same name.
    record Identity(long device, long inode) {}

    private record Facts(int mode, int owner, int links, Identity identity) {
        int type() {
            return mode & TYPE;
        }

        String permissions() {
            return "0" + Integer.toOctalString(mode & 07777);
        }
    }

    /// Refuses a file that is not a plain file of this user, closed to others' writing, under one name.
    static Identity checkFile(Path file) {
        Facts facts = facts(file);
        if (facts.type() == SYMLINK) {
            throw refused("TD-L002", file, "is a symbolic link", "name the file itself");
        }
        if (facts.type() != REGULAR) {
            throw refused("TD-L003", file, "is not a regular file", "a segment is a plain file");
        }
        checkOwner(file, facts);
        if ((facts.mode() & FOREIGN_WRITE) != 0) {
            throw refused(
                    "TD-L005", file, "can be written by group or others (" + facts.permissions() + ")", "chmod 600");
        }
        if (facts.links() > 1) {
            throw refused("TD-L006", file, "has " + facts.links() + " names (hard links)", "remove the other names");
        }
        return facts.identity();
    }

    /// Refuses a folder in which others could exchange the files.
    static void checkFolder(Path folder, FolderRule rule) {
        Facts facts = facts(folder);
        if (facts.type() == SYMLINK) {
            throw refused("TD-L002", folder, "is a symbolic link", "name the folder itself");
        }
        if (facts.type() != FOLDER) {
            throw refused("TD-L003", folder, "is not a folder", "give the folder of the segments");
        }
        boolean isSticky = (facts.mode() & STICKY) != 0;
        if (rule == FolderRule.SHARED) {
            if ((facts.mode() & FOREIGN_WRITE) != 0 && !isSticky) {
                throw refused("TD-L010", folder, "can be written by others (" + facts.permissions() + ")", "chmod 700");
            }
            return;
        }
        checkOwner(folder, facts);
        if ((facts.mode() & FOREIGN_ANY) != 0) {
            throw refused("TD-L010", folder, "is open to others (" + facts.permissions() + ")", "chmod 700");
        }
    }

    /// The number of the user who runs this process.
    static int currentUser() {
        return (int) new com.sun.security.auth.module.UnixSystem().getUid();
    }

    private static void checkOwner(Path path, Facts facts) {
        int user = currentUser();
        if (facts.owner() != user) {
            throw refused("TD-L004", path, "belongs to user " + facts.owner() + ", not to " + user, "use your own");
        }
    }

    private static Facts facts(Path path) {
        try {
            Map<String, Object> all = Files.readAttributes(path, "unix:*", LinkOption.NOFOLLOW_LINKS);
            return new Facts(
                    (int) number(all, "mode"),
                    (int) number(all, "uid"),
                    (int) number(all, "nlink"),
                    new Identity(number(all, "dev"), number(all, "ino")));
        } catch (NoSuchFileException e) {
            throw refused("TD-L001", path, "does not exist", "start the feed first: tapedeck feed start --sim");
        } catch (IOException e) {
            throw refused("TD-L001", path, "cannot be examined: " + e.getMessage(), "check the path");
        }
    }

    private static long number(Map<String, Object> all, String name) {
        return all.get(name) instanceof Number number ? number.longValue() : 0;
    }

    static ConfigException refused(String code, Path path, String why, String hint) {
        return new ConfigException(code, path.toString(), path.getFileName() + " " + why, hint);
    }
}
