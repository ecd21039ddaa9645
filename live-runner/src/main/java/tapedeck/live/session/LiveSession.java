package tapedeck.live.session;

import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tapedeck.engine.LogLevel;
import tapedeck.engine.RunRecorder;
import tapedeck.engine.Session;
import tapedeck.event.WallClock;
import tapedeck.file.Tape;
import tapedeck.live.LimitedClock;
import tapedeck.live.bundle.Bundle;
import tapedeck.live.feed.FeedReader;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;

/// One session on the wall clock: a frozen bundle, a feed, the simulated venue, and a tape of all that enters and
/// leaves.
///
/// The thread that calls [#run] is the session's only one; [#stop] may be called from any other.
public final class LiveSession implements AutoCloseable {
    private static final long HOUSEKEEPING = 20_000_000L;
    private static final int SPINS = 2_000;
    private static final long PAUSE = 20_000L;

    private final SessionFolder folder;
    private final WallClock wall;
    private final LimitedClock clock;
    private final FeedReader feed;
    private final Tape tape;
    private final RunRecorder recorder;
    private final Session session;
    private final long startEquity;
    private @Nullable FeedSource source;
    private volatile String stopReason = "";
    private boolean isFeedStale;
    private long statusTime;

    /// When the session ends by itself.
    ///
    /// @param nanos length on the wall clock
    /// @param ticks market inputs
    public record Until(long nanos, long ticks) {
        /// Only when it is told to.
        public static final Until STOPPED = new Until(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /// Makes everything ready and writes the tape's header; the feed belongs to the session from here on.
    ///
    /// @param wall the clock that gives the feed's ticks their times
    public LiveSession(SessionFolder folder, SessionPlan plan, WallClock wall, FeedReader feed) throws IOException {
        this.folder = folder;
        this.wall = wall;
        this.clock = new LimitedClock(wall);
        this.feed = feed;
        this.tape = new Tape(folder.tape(), header(folder, plan));
        this.recorder = new RunRecorder(LogLevel.ORDERS, tape);
        this.session = plan.session(
                clock,
                listener -> {
                    FeedSource made = new FeedSource(feed, tape, listener);
                    source = made;
                    return made;
                },
                recorder);
        this.startEquity = session.portfolio().equity();
    }

    private static SortedMap<String, String> header(SessionFolder folder, SessionPlan plan) {
        Bundle bundle = plan.bundle();
        SortedMap<String, String> lines = new TreeMap<>();
        lines.put("format", "tapedeck.session/1");
        lines.put("instance", folder.name());
        lines.put("mode", "paper");
        lines.put("deployment", bundle.name());
        lines.put("bundle", bundle.id());
        lines.put("run.id", bundle.runId());
        lines.put("engine.hash", bundle.engineHash());
        lines.put("seed", Long.toString(bundle.recipe().spec().seed()));
        bundle.recipe().spec().canonical().forEach((key, value) -> lines.put("config." + key, value));
        plan.describe(lines);
        return lines;
    }

    /// Runs until it is told to stop, or by itself.
    public LiveSummary run(Until until) throws IOException {
        folder.log(
                wall.read(),
                "INFO",
                "event=start session=" + folder.name() + " pid="
                        + ProcessHandle.current().pid());
        try {
            loop(until);
            return finish();
        } catch (RuntimeException e) {
            folder.log(wall.read(), "ERROR", "event=failed error=" + e);
            writeStatus("failed");
            throw e;
        }
    }

    private void loop(Until until) throws IOException {
        long begin = System.nanoTime();
        long nextLook = begin;
        int idle = 0;
        while (stopReason.isEmpty()) {
            if (session.step() > 0) {
                idle = 0;
                if (session.ticks() >= until.ticks()) {
                    stop("ticks");
                }
            } else if (++idle > SPINS) {
                LockSupport.parkNanos(PAUSE);
            } else {
                Thread.onSpinWait();
            }
            long now = System.nanoTime();
            if (now - nextLook >= 0) {
                nextLook = now + HOUSEKEEPING;
                look(now - begin >= until.nanos());
            }
        }
    }

    /// What runs, for whoever watches how far it is.
    public Session session() {
        return session;
    }

    /// Gives it up from outside: its thread does not come back. What is on the tape stays.
    public void abandon(RuntimeException why) throws IOException {
        folder.log(wall.read(), "ERROR", "event=abandoned error=" + why.getMessage());
        tape.force();
        writeStatus("failed");
    }

    /// Asks the session to end after the event it is handling.
    public void stop(String reason) {
        if (stopReason.isEmpty()) {
            stopReason = reason;
        }
    }

    private void look(boolean isOver) throws IOException {
        if (isOver) {
            stop("time");
        } else if (folder.isStopRequested()) {
            stop("request");
        }
        boolean isStale = feed.isStale();
        if (isStale != isFeedStale) {
            isFeedStale = isStale;
            folder.log(wall.read(), isStale ? "WARN" : "INFO", isStale ? "event=feed-stale" : "event=feed-alive");
        }
        if (wall.read() - statusTime >= Interval.SECOND) {
            writeStatus("");
        }
    }

    private LiveSummary finish() throws IOException {
        FeedSource taken = source;
        long pending = taken == null ? 0 : taken.close();
        long end = Math.max(Math.max(wall.read(), pending), wall.now());
        clock.limit(end);
        while (session.step() > 0 || wall.read() < end) {}
        session.stop();
        tape.stop(end);
        tape.force();
        LiveSummary summary = writeStatus(stopReason);
        folder.log(
                wall.read(),
                "INFO",
                "event=end reason=" + stopReason + " ticks=" + summary.ticks() + " orders=" + summary.orders()
                        + " fills=" + summary.fills());
        return summary;
    }

    private LiveSummary writeStatus(String reason) throws IOException {
        statusTime = wall.read();
        LiveSummary summary = summary(reason);
        SortedMap<String, String> lines = summary.lines();
        lines.put("time", Long.toString(statusTime));
        lines.put("feed.stale", Boolean.toString(isFeedStale));
        folder.writeStatus(lines);
        return summary;
    }

    private LiveSummary summary(String reason) {
        long open = 0;
        for (Instrument instrument : session.config().instruments().all()) {
            open += session.portfolio().net(instrument.number()) == 0 ? 0 : 1;
        }
        long refused =
                recorder.refused().values().stream().mapToLong(Long::longValue).sum();
        return new LiveSummary(
                session.barsClosed(),
                recorder.orderCount(),
                recorder.fillCount(),
                refused,
                open,
                startEquity,
                session.portfolio().equity(),
                feed.counters(),
                reason);
    }

    @Override
    public void close() throws IOException {
        feed.close();
        tape.close();
    }
}
