package tapedeck.cli.run;

import java.io.IOException;

/// Tells when a strategy may have been saved.
interface Changes {
    /// Waits for the next change; whether there was one, and not the end.
    boolean await() throws IOException, InterruptedException;
}
