package tapedeck.engine;

import java.nio.charset.StandardCharsets;

/// What a run came to, as three SHA-256 over the canonical encoding v1: the same inputs give the same three, anywhere.
///
/// @param decisions orders, cancels, amendments and refusals in dispatch order
/// @param fills     fills and closed trades
/// @param equity    the account's value at fills and at daily closes
public record ResultHashes(String decisions, String fills, String equity) {
    /// One hash over the three.
    public String digest() {
        return Sha256.hex(("tapedeck.result/1\n" + decisions + "\n" + fills + "\n" + equity + "\n")
                .getBytes(StandardCharsets.UTF_8));
    }
}
