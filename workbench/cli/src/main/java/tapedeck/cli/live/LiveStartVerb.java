package tapedeck.cli.live;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Failure;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.Style;
import tapedeck.cli.frame.Verb;
import tapedeck.cli.run.Watchdog;
import tapedeck.event.WallClock;
import tapedeck.live.ProcessLock;
import tapedeck.live.bundle.Bundle;
import tapedeck.live.bundle.Deployments;
import tapedeck.live.feed.FeedReader;
import tapedeck.live.session.LiveSession;
import tapedeck.live.session.LiveSummary;
import tapedeck.live.session.Preflight;
import tapedeck.live.session.SessionFolder;
import tapedeck.live.session.SessionPlan;
import tapedeck.model.Instrument;
import tapedeck.model.StrategyException;

/// Runs a promoted bundle on the wall clock, on paper, until it is stopped.
@Command(name = "start", description = "run a promoted bundle on paper until stopped")
final class LiveStartVerb implements Verb {
    @Parameters(paramLabel = "NAME", description = "name of the deployment")
    private String name = "";

    @Option(names = "--paper", description = "against the simulated venue")
    private boolean isPaper;

    @Mixin
    private FeedChoice feed = new FeedChoice();

    @Option(names = "--for", paramLabel = "TIME", description = "stop after 30s, 5m …")
    private @Nullable String length;

    @Option(names = "--ticks", paramLabel = "N", description = "stop after so many ticks")
    private @Nullable Long ticks;

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            defaultValue = "200ms",
            description = "how long a bar waits for late ticks after its end (default: ${DEFAULT-VALUE})")
    private String grace = "";

    @Option(names = "--no-check-workspace", description = "run the frozen code also where the workspace has changed it")
    private boolean isWorkspaceIgnored;

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        if (!isPaper) {
            throw Failure.usage("TD-U025", "there is no exchange connector to go live with yet", "add --paper");
        }
        LiveSession.Until until = until();
        long graceNanos = Length.parse("--grace", grace).toNanos();
        Deployments deployments = new Deployments(invocation.workspace().deployments());
        Bundle bundle = Preflights.required(() -> Bundle.open(deployments.current(name)));
        Preflights.required(() -> preflight(invocation, bundle));
        try (ProcessLock lock = lock(deployments)) {
            invocation.console().detail("lock " + lock.file());
            return start(invocation, bundle, graceNanos, until);
        }
    }

    private ExitCode start(Invocation invocation, Bundle bundle, long graceNanos, LiveSession.Until until)
            throws IOException {
        List<String> symbols =
                bundle.instruments().all().stream().map(Instrument::symbol).toList();
        WallClock clock = new WallClock();
        FeedReader reader = Preflights.required(() -> feed.open(invocation, symbols, clock));
        SessionFolder folder = SessionFolder.create(invocation.workspace().sessions(), name);
        SessionPlan plan = new SessionPlan(bundle, clock.read(), graceNanos);
        // a callback may take as long as in a backtest: the workspace's settings say
        Watchdog watchdog = Watchdog.of(invocation, bundle.recipe().spec().strategies());
        try (LiveSession session = watchdog.watchOrCancel(() -> new LiveSession(folder, plan, clock, reader))) {
            invocation
                    .console()
                    .note("session " + folder.name() + " runs on paper, feed " + feed + ", process "
                            + ProcessHandle.current().pid() + "; stop it with Ctrl-C or: tapedeck live stop " + name);
            watchdog.follow(session.session());
            AtomicBoolean isInterrupted = new AtomicBoolean();
            LiveSummary summary = run(watchdog, session, until, isInterrupted);
            SessionLines.report(invocation, folder, summary);
            return isInterrupted.get() ? ExitCode.INTERRUPTED : ExitCode.OK;
        }
    }

    /// Waits on this thread, which is the one that a signal interrupts: the session's own must finish its writes.
    private static LiveSummary run(
            Watchdog watchdog, LiveSession session, LiveSession.Until until, AtomicBoolean isInterrupted)
            throws IOException {
        try {
            return watchdog.watch(() -> session.run(until), () -> {
                isInterrupted.set(true);
                session.stop("signal");
            });
        } catch (InterruptedException e) {
            throw new IllegalStateException("a session ends by itself", e);
        } catch (StrategyException lost) {
            if (Watchdog.isLost(lost)) {
                session.abandon(lost);
            }
            throw lost;
        }
    }

    private boolean preflight(Invocation invocation, Bundle bundle) {
        Console console = invocation.console();
        SortedMap<String, String> workspace = isWorkspaceIgnored
                ? new TreeMap<>()
                : new WorkspaceCode(invocation.workspace())
                        .hashes(bundle.recipe().spec().strategies());
        for (String passed : Preflight.check(bundle, workspace)) {
            console.line(" " + console.paint(Style.GOOD, "✔") + " " + passed);
        }
        return true;
    }

    private ProcessLock lock(Deployments deployments) {
        return ProcessLock.take(deployments.lockFile(name))
                .orElseThrow(() -> new Failure(
                        ExitCode.PREFLIGHT,
                        "TD-L066",
                        name,
                        "a session of this name is running already",
                        "tapedeck live status " + name));
    }

    private LiveSession.Until until() {
        long nanos =
                length == null ? Long.MAX_VALUE : Length.parse("--for", length).toNanos();
        if (ticks != null && ticks < 1) {
            throw Failure.usage("TD-U022", "--ticks " + ticks + " is not a number of ticks", "at least 1");
        }
        return new LiveSession.Until(nanos, ticks == null ? Long.MAX_VALUE : ticks);
    }
}
