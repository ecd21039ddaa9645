package tapedeck.engine;

import java.security.MessageDigest;
import java.util.HexFormat;

/// SHA-256 over many short pieces: gathers some kilobytes before it hashes them, since many blocks in one go take less
/// time than one by one. Not thread-safe.
final class HashStream {
    private final MessageDigest digest = Sha256.digest();
    private final byte[] gathered = new byte[1 << 13];
    private int count;

    /// Adds the first `length` bytes of a piece.
    void add(byte[] piece, int length) {
        if (length > gathered.length - count) {
            flush();
        }
        if (length > gathered.length) {
            digest.update(piece, 0, length);
            return;
        }
        System.arraycopy(piece, 0, gathered, count, length);
        count += length;
    }

    private void flush() {
        digest.update(gathered, 0, count);
        count = 0;
    }

    /// 64 hexadecimal digits of everything that was added; the stream is used up.
    String finish() {
        flush();
        return HexFormat.of().formatHex(digest.digest());
    }
}
