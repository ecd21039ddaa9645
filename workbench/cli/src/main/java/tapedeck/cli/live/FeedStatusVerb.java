package tapedeck.cli.live;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Style;
import tapedeck.cli.frame.Table;
import tapedeck.cli.frame.Verb;
import tapedeck.live.feed.FeedStatus;

/// Shows whether a feed is written, by whom, how fast, and how old its last sign of life is.
@Command(name = "status", description = "who writes a feed, how fast, and whether it lives")
final class FeedStatusVerb implements Verb {
    @Mixin
    private FeedPlace place = new FeedPlace();

    @Override
    public ExitCode run(Invocation invocation) {
        Console console = invocation.console();
        Optional<FeedStatus> found = FeedStatus.of(place.folder(invocation));
        if (found.isEmpty()) {
            console.line("feed " + place.name() + " is not running");
            console.json(JsonObject.of("tapedeck.feed-status/1")
                    .put("ok", true)
                    .put("feed", place.name())
                    .put("isRunning", false));
            return ExitCode.OK;
        }
        FeedStatus status = found.get();
        String state =
                status.isAlive() ? console.paint(Style.GOOD, "running") : console.paint(Style.BAD, "producer is dead");
        console.print(new Table("", "")
                .row("feed", place.name() + " (" + status.format() + ")")
                .row("state", state)
                .row("process", Long.toString(status.pid()))
                .row("heartbeat", Figures.duration(Math.max(0, status.heartbeatNanos())) + " ago")
                .row("instruments", Integer.toString(status.instruments()))
                .row("ticks", Figures.count(status.ticks()))
                .row("ticks/s", Figures.decimal(status.ticksPerSecond(), 1))
                .row("gaps", Figures.count(status.gaps())));
        console.json(JsonObject.of("tapedeck.feed-status/1")
                .put("ok", true)
                .put("feed", place.name())
                .put("isRunning", status.isAlive())
                .put("format", status.format())
                .put("pid", status.pid())
                .put("heartbeatAgeNanos", status.heartbeatNanos())
                .put("instruments", status.instruments())
                .put("ticks", status.ticks())
                .put("ticksPerSecond", status.ticksPerSecond())
                .put("gaps", status.gaps()));
        return ExitCode.OK;
    }
}
