package tapedeck.cli.frame;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/// One line on a terminal that says how far something is; draws ten times a second at most, nothing elsewhere.
///
/// Used by one thread; closing wipes the line.
public final class Progress implements AutoCloseable {
    private static final long BETWEEN_NANOS = 100_000_000L;
    private static final int CELLS = 28;
    private static final String WIPE = "\r\u001b[2K";

    private final @Nullable PrintStream err;
    private final String label;
    private final long total;
    private final long startNanos = System.nanoTime();
    private long drawnNanos;
    private boolean isDrawn;

    Progress(@Nullable PrintStream err, String label, long total) {
        this.err = err;
        this.label = label;
        this.total = total;
        this.drawnNanos = startNanos;
    }

    /// So much is done now.
    ///
    /// @param unit what is counted, such as `rows`
    public void at(long done, String unit) {
        at(done, unit, done);
    }

    /// So much is done now, where the total is counted in something else, such as the bytes of a file of rows.
    ///
    /// @param part of the total that is done; negative where it is not known
    public void at(long done, String unit, long part) {
        if (err == null) {
            return;
        }
        long now = System.nanoTime();
        if (now - drawnNanos >= BETWEEN_NANOS) {
            drawnNanos = now;
            isDrawn = true;
            err.print(WIPE + draw(done, unit, part, now - startNanos));
            err.flush();
        }
    }

    private String draw(long done, String unit, long part, long elapsedNanos) {
        double seconds = elapsedNanos / 1e9;
        String rate = Figures.count(done) + " " + unit + "  " + Figures.brief(seconds == 0 ? 0 : done / seconds) + " "
                + unit + "/s";
        if (total <= 0 || part < 0) {
            return " " + label + "  " + rate;
        }
        double share = Math.min(1, (double) part / total);
        int full = (int) (share * CELLS);
        String bar = "█".repeat(full) + "░".repeat(CELLS - full);
        long left = share == 0 ? 0 : (long) (seconds * (1 - share) / share);
        return " " + label + "  " + bar + " " + Math.round(share * 100) + "%  " + rate + "  ETA " + Math.max(0, left)
                + "s";
    }

    @Override
    public void close() {
        if (err != null && isDrawn) {
            err.print(WIPE);
            err.flush();
        }
    }
}
