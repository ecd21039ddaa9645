package tapedeck.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tapedeck.engine.Backtest;
import tapedeck.engine.LogLevel;
import tapedeck.engine.MemoryData;
import tapedeck.engine.RunSummary;
import tapedeck.event.WallClock;
import tapedeck.file.EngineVersion;
import tapedeck.file.RunFolder;
import tapedeck.live.bundle.Bundle;
import tapedeck.live.bundle.Deployments;
import tapedeck.live.bundle.Promotion;
import tapedeck.live.feed.FeedFolder;
import tapedeck.live.feed.FeedReader;
import tapedeck.live.feed.FeedSettings;
import tapedeck.live.feed.Ring64TickReader;
import tapedeck.live.feed.SimulatedFeed;
import tapedeck.live.feed.Slot64TickReader;
import tapedeck.live.session.LiveSession;
import tapedeck.live.session.LiveSummary;
import tapedeck.live.session.SessionFolder;
import tapedeck.live.session.SessionPlan;
import tapedeck.live.shm.LapPolicy;
import tapedeck.model.Fixed;
import tapedeck.strategies.SmaCross;
import tapedeck.testing.Fixtures;

/// The way from a backtest to a session and back, in a folder of its own: what the tests of the live rooms share.
///
/// @param root     empty and private
/// @param strategy what runs
record Walk(Path root, Class<?> strategy) {
    private static final long SECOND = 1_000_000_000L;

    Walk(Path root) {
        this(root, SmaCross.class);
    }

    /// A finished run of SmaCross over random minute bars of one symbol, as a run folder.
    RunFolder backtest(int fast) throws IOException {
        MemoryData data = Fixtures.randomBars(1, 500, 1);
        try (RunFolder.Writer writer = new RunFolder.Writer(root.resolve("reports"))) {
            RunSummary summary = summary(data, fast, writer);
            writer.add("config.yaml", "strategy: { class: SmaCross }\n".getBytes(StandardCharsets.UTF_8));
            writer.add("strategy/SmaCross.java", "// source\n".getBytes(StandardCharsets.UTF_8));
            return writer.publish(summary, Map.of("made.by", "test"));
        }
    }

    private RunSummary summary(MemoryData data, int fast, RunFolder.Writer writer) {
        Backtest backtest = Backtest.of(instance()).on(symbol(), "1m").data(request -> data);
        if (strategy.equals(SmaCross.class)) {
            backtest.with("fast", fast).with("slow", 9);
        }
        return backtest.log(writer.log(), LogLevel.ORDERS).run();
    }

    private Object instance() {
        try {
            return strategy.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static String symbol() {
        return Fixtures.randomBars(1, 1, 1).instruments().get(0).symbol();
    }

    Promotion promotion(RunFolder run, int rerunFast) throws IOException {
        MemoryData data = Fixtures.randomBars(1, 500, 1);
        RunSummary again;
        try (RunFolder.Writer writer = new RunFolder.Writer(root.resolve("again"))) {
            again = summary(data, rerunFast, writer);
        }
        return new Promotion(
                run,
                new Promotion.Material(List.of(strategy), data.instruments(), again.hashes(), EngineVersion.hash()));
    }

    Deployments deployments() {
        return new Deployments(root.resolve("deployments"));
    }

    Path sessions() {
        return root.resolve("sessions");
    }

    /// A run, promoted under a name.
    Bundle promote(String name, int fast) throws IOException {
        Promotion promotion = promotion(backtest(fast), fast);
        promotion.check();
        return promotion.freeze(deployments(), new Promotion.Order(name, "paper", ""), 0);
    }

    FeedFolder feedFolder() {
        return FeedFolder.of(Optional.of(root.resolve("shm")), "sim");
    }

    /// A minute of venue time every 3 ms, ten ticks in it.
    SimulatedFeed feed() {
        return feed(FeedSettings.Format.SLOT64);
    }

    SimulatedFeed feed(FeedSettings.Format format) {
        return SimulatedFeed.open(
                feedFolder(),
                new FeedSettings(
                        List.of(new FeedSettings.FeedSymbol(
                                symbol(), Fixed.parse("100"), Fixed.parse("0.01"), Fixed.parse("0.01"))),
                        7,
                        3_000,
                        0.001,
                        18_000,
                        Set.of(format)));
    }

    /// A session of the bundle that follows the feed until it has had its ticks.
    LiveSummary live(Bundle bundle, LiveSession.Until until) throws IOException {
        WallClock clock = new WallClock();
        FeedReader reader = reader(clock);
        SessionFolder folder = SessionFolder.create(sessions(), "walk");
        SessionPlan plan = new SessionPlan(bundle, clock.read(), 0);
        try (LiveSession session = new LiveSession(folder, plan, clock, reader)) {
            return session.run(until);
        }
    }

    private FeedReader reader(WallClock clock) {
        List<String> symbols = List.of(symbol());
        return Files.exists(feedFolder().ring64())
                ? Ring64TickReader.open(
                        feedFolder(), symbols, clock, new Ring64TickReader.Limits(LapPolicy.STOP, SECOND))
                : Slot64TickReader.open(feedFolder(), symbols, clock, SECOND);
    }

    /// Runs the feed beside `work` until that is done.
    static <T> T beside(SimulatedFeed feed, Work<T> work) throws IOException, InterruptedException {
        Thread producer =
                Thread.ofPlatform().start(() -> feed.run(Long.MAX_VALUE, Thread.currentThread()::isInterrupted));
        try {
            return work.run();
        } finally {
            producer.interrupt();
            producer.join();
            feed.close();
        }
    }

    /// Something that runs while the feed does.
    interface Work<T> {
        T run() throws IOException;
    }

    static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
