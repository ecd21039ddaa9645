package tapedeck.cli.live;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Failure;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Verb;
import tapedeck.live.feed.FeedFolder;
import tapedeck.live.feed.FeedSettings;
import tapedeck.live.feed.FeedSettings.FeedSymbol;
import tapedeck.live.feed.FeedSettings.Format;
import tapedeck.live.feed.SimulatedFeed;
import tapedeck.model.Fixed;

/// Writes ticks into shared memory until it is stopped; removes its files when it ends.
@Command(name = "start", description = "write ticks into shared memory until stopped")
final class FeedStartVerb implements Verb {
    @Mixin
    private FeedPlace place = new FeedPlace();

    @Option(names = "--sim", description = "a simulated feed: seeded price paths")
    private boolean isSimulated;

    @Option(
            names = {"-s", "--symbols"},
            split = ",",
            paramLabel = "SYM[=PRICE]",
            defaultValue = "BTC-USD=65000",
            description = "symbols and their first prices (default: ${DEFAULT-VALUE})")
    private List<String> symbols = List.of();

    @Option(names = "--tick", paramLabel = "STEP", defaultValue = "0.01", description = "smallest price step")
    private String tickSize = "";

    @Option(names = "--lot", paramLabel = "STEP", defaultValue = "0.0001", description = "smallest size step")
    private String lotSize = "";

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "of the paths (default: 1)")
    private long seed;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "100",
            description = "ticks per second and symbol (default: 100)")
    private int rate;

    @Option(
            names = "--volatility",
            paramLabel = "SHARE",
            defaultValue = "0.0005",
            description = "standard deviation of one tick's return (default: 0.0005)")
    private double volatility;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            description = "seconds of venue time per second: 60 gives a 1m bar every second (default: 1)")
    private double speed;

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "FORMAT",
            defaultValue = "slot64",
            description = "slot64, ring64, slot24 (default: slot64)")
    private List<Format> formats = List.of();

    @Option(names = "--for", paramLabel = "TIME", description = "stop after 60s, 5m …")
    private @Nullable String length;

    @Option(names = "--ticks", paramLabel = "N", description = "stop after so many ticks per symbol")
    private @Nullable Long ticks;

    @Override
    public ExitCode run(Invocation invocation) {
        if (!isSimulated) {
            throw Failure.usage("TD-U021", "which feed?", "tapedeck feed start --sim");
        }
        FeedSettings settings = settings();
        FeedFolder folder = place.folder(invocation);
        long limit = limit();
        if (invocation.isDryRun()) {
            invocation.console().line("would write " + folder.path());
            return ExitCode.OK;
        }
        long written;
        try (SimulatedFeed feed = SimulatedFeed.open(folder, settings)) {
            announce(invocation.console(), folder, settings, feed.cleaned());
            written = feed.run(limit, Thread.currentThread()::isInterrupted);
        }
        invocation.console().line("wrote " + Figures.count(written) + " ticks");
        invocation
                .console()
                .json(JsonObject.of("tapedeck.feed/1")
                        .put("ok", true)
                        .put("feed", place.name())
                        .put("ticks", written));
        return Thread.interrupted() ? ExitCode.INTERRUPTED : ExitCode.OK;
    }

    private void announce(Console console, FeedFolder folder, FeedSettings settings, int cleaned) {
        if (cleaned > 0) {
            console.warn("removed " + cleaned + " files that a dead producer left");
        }
        console.note("feed " + place.name() + " writes " + settings.symbols().size() + " symbols at "
                + settings.ticksPerSecond() + " ticks/s each to " + folder.path() + "   seed " + settings.seed()
                + "   process " + ProcessHandle.current().pid());
    }

    private long limit() {
        long limit = Long.MAX_VALUE;
        if (length != null) {
            limit = Math.max(1, Length.parse("--for", length).toMillis() * rate / 1_000);
        }
        if (ticks != null) {
            if (ticks < 1) {
                throw Failure.usage("TD-U022", "--ticks " + ticks + " is not a number of ticks", "at least 1");
            }
            limit = Math.min(limit, ticks);
        }
        return limit;
    }

    private FeedSettings settings() {
        List<FeedSymbol> parsed = new ArrayList<>();
        for (String each : symbols) {
            int at = each.indexOf('=');
            String symbol = at < 0 ? each : each.substring(0, at);
            String price = at < 0 ? "100" : each.substring(at + 1);
            parsed.add(new FeedSymbol(
                    symbol.toUpperCase(Locale.ROOT),
                    fixed("--symbols", price),
                    fixed("--tick", tickSize),
                    fixed("--lot", lotSize)));
        }
        Set<Format> files = formats.isEmpty() ? Set.of(Format.SLOT64) : EnumSet.copyOf(formats);
        return new FeedSettings(parsed, seed, rate, volatility, speed, files);
    }

    private static long fixed(String option, String text) {
        try {
            return Fixed.parse(text);
        } catch (NumberFormatException e) {
            throw Failure.usage("TD-U023", option + " '" + text + "' is not a number", "write it like 0.01");
        }
    }
}
