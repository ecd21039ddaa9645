package tapedeck.cli.author;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonArray;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Style;
import tapedeck.cli.frame.Table;
import tapedeck.cli.frame.Verb;
import tapedeck.cli.frame.Workspace;
import tapedeck.cli.run.CompilerWarnings;
import tapedeck.lab.compile.StrategyCatalog;
import tapedeck.model.StrategyException;
import tapedeck.strategy.Param;

/// Lists and explains the strategies that a name can mean.
@Command(subcommands = {StrategiesVerb.Ls.class, StrategiesVerb.Show.class})
public final class StrategiesVerb {
    private static final String NO_STRATEGY = "TD-S102";

    /// `strategies ls`: one line each.
    @Command(name = "ls", description = "list the strategies: loose files first, then built-in ones")
    static final class Ls implements Verb {
        @Override
        public ExitCode run(Invocation invocation) throws IOException {
            Console console = invocation.console();
            Table table = new Table("strategy", "source", ">warm-up", "parameters", "what it does");
            JsonArray list = new JsonArray();
            try (StrategyCatalog catalog = catalog(invocation)) {
                for (boolean isLoose : List.of(true, false)) {
                    for (Map.Entry<String, Boolean> each : catalog.all().entrySet()) {
                        if (each.getValue() == isLoose) {
                            add(invocation, catalog, each.getKey(), table, list);
                        }
                    }
                }
                CompilerWarnings.tell(
                        invocation, catalog, List.copyOf(catalog.all().keySet()));
            }
            console.print(table);
            console.json(JsonObject.of("tapedeck.strategies/1").put("ok", true).put("strategies", list));
            return ExitCode.OK;
        }

        private static void add(
                Invocation invocation, StrategyCatalog catalog, String name, Table table, JsonArray list)
                throws IOException {
            Console console = invocation.console();
            boolean isLoose = catalog.isLoose(name);
            try {
                StrategyCard card = StrategyCard.of(catalog.find(name), isLoose);
                String warmup = card.warmup().isPresent()
                        ? Integer.toString(card.warmup().getAsInt())
                        : "";
                table.row(name, source(isLoose), warmup, card.defaults(), card.summary());
                list.add(json(card, invocation.workspace()));
            } catch (StrategyException broken) {
                if (!broken.code().equals(NO_STRATEGY)) {
                    String why = broken.place() + "  "
                            + String.valueOf(broken.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("");
                    table.row(name, source(isLoose), "", "", console.paint(Style.BAD, "✖ " + why));
                    list.add(new JsonObject()
                            .put("name", name)
                            .put("source", source(isLoose))
                            .put("error", why));
                }
            }
        }
    }

    /// `strategies show`: parameters, sizing, documentation.
    @Command(name = "show", description = "explain one strategy: parameters, default risk, documentation")
    static final class Show implements Verb {
        @Parameters(paramLabel = "NAME", description = "of the strategy")
        private String name = "";

        @Override
        public ExitCode run(Invocation invocation) throws IOException {
            Console console = invocation.console();
            try (StrategyCatalog catalog = catalog(invocation)) {
                Class<?> type = catalog.find(name);
                CompilerWarnings.tell(invocation, catalog, List.of(type.getSimpleName()));
                StrategyCard card = StrategyCard.of(type, catalog.isLoose(type.getSimpleName()));
                print(console, card, invocation.workspace());
                JsonObject document = JsonObject.of("tapedeck.strategy/1").put("ok", true);
                fill(document, card, invocation.workspace());
                console.json(document);
            }
            return ExitCode.OK;
        }

        private static void print(Console console, StrategyCard card, Workspace workspace) {
            String where = card.isLoose() ? file(card, workspace) : source(false);
            console.line(console.paint(Style.BOLD, card.name()) + "  " + console.paint(Style.DIM, where));
            card.documentation().lines().forEach(line -> console.line(line.isEmpty() ? "" : "  " + line));
            console.line("");
            Table facts = new Table("", "");
            facts.row(console.paint(Style.DIM, "risk"), card.risk());
            facts.row(
                    console.paint(Style.DIM, "warm-up"),
                    card.warmup().isPresent()
                            ? card.warmup().getAsInt() + " bars with the defaults"
                            : "depends on parameters without a default");
            console.print(facts);
            if (card.parameters().isEmpty()) {
                console.line("");
                console.line(" no parameters");
                return;
            }
            Table table = new Table("parameter", "type", ">default", ">from", ">to", ">step", "what it is");
            for (var each : card.parameters()) {
                Param bounds = each.bounds();
                table.row(
                        each.name(),
                        each.type().getSimpleName(),
                        each.initialValue().isEmpty() ? "\"\"" : each.initialValue(),
                        bound(bounds.min()),
                        bound(bounds.max()),
                        bounds.step() == 0 ? "" : bound(bounds.step()),
                        bounds.value());
            }
            console.line("");
            console.print(table);
        }
    }

    private static StrategyCatalog catalog(Invocation invocation) {
        Workspace workspace = invocation.workspace();
        return StrategyCatalog.of(workspace.strategies(), workspace.state());
    }

    private static String source(boolean isLoose) {
        return isLoose ? "loose" : "built-in";
    }

    private static String file(StrategyCard card, Workspace workspace) {
        return workspace.relative(workspace.strategies().resolve(card.name() + ".java"));
    }

    private static String bound(double value) {
        if (Double.isInfinite(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static JsonObject json(StrategyCard card, Workspace workspace) {
        JsonObject object = new JsonObject();
        fill(object, card, workspace);
        return object;
    }

    private static void fill(JsonObject object, StrategyCard card, Workspace workspace) {
        object.put("name", card.name()).put("source", source(card.isLoose()));
        if (card.isLoose()) {
            object.put("file", file(card, workspace));
        }
        object.put("summary", card.summary()).put("risk", card.risk());
        if (card.warmup().isPresent()) {
            object.put("warmupBars", card.warmup().getAsInt());
        }
        JsonArray parameters = new JsonArray();
        for (var each : card.parameters()) {
            parameters.add(new JsonObject()
                    .put("name", each.name())
                    .put("type", each.type().getSimpleName())
                    .put("default", each.initialValue())
                    .put("min", each.bounds().min())
                    .put("max", each.bounds().max())
                    .put("step", each.bounds().step())
                    .put("description", each.bounds().value()));
        }
        object.put("parameters", parameters).put("documentation", card.documentation());
    }
}
