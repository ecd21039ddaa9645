package tapedeck.cli.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tapedeck.cli.config.Kind.BarLength;
import tapedeck.cli.config.Kind.Dates;
import tapedeck.cli.config.Kind.Decimal;
import tapedeck.cli.config.Kind.Duration;
import tapedeck.cli.config.Kind.SecretPlace;
import tapedeck.cli.config.Kind.Share;
import tapedeck.cli.config.Kind.Switch;
import tapedeck.cli.config.Kind.Text;
import tapedeck.cli.config.Kind.Whole;
import tapedeck.cli.config.Kind.Word;
import tapedeck.cli.config.Kind.Zone;

/// Every setting there is, in the order in which they are shown: the one source of defaults, checks and JSON Schema.
final class Schema {
    static final String PARAMS = "strategy.params.*";
    static final String OWN_PARAMS = "strategy.params.*.*";

    static final List<Key> KEYS = Stream.of(
                    strategy(), RiskKeys.below("strategy.risk"), run(), RiskKeys.below("risk"), surroundings())
            .flatMap(List::stream)
            .toList();

    static final List<Models> MODELS = VenueModels.ALL;

    private Schema() {}

    private static List<Key> strategy() {
        return List.of(
                Key.optional("strategy.class", new Text(), "none", "the strategy's name; several with commas"),
                Key.optional(PARAMS, new Text(), "", "a parameter of the strategy"),
                Key.optional(OWN_PARAMS, new Text(), "", "a parameter of the strategy of that name"));
    }

    private static List<Key> run() {
        return List.of(
                Key.of("strategy.timeout", new Duration(), "10s", "for one callback before it is given up; 0: none"),
                Key.list("data.symbols", new Text(), "what is traded"),
                Key.optional("data.bars", new BarLength(), "auto", "bar length; auto: the shortest in the store"),
                Key.of("data.range", new Dates(), "all", "trade dates, both ends included"),
                Key.of(
                        "data.feed",
                        new Word("bars", "trades", "quotes", "ticks"),
                        "bars",
                        "what is played; ticks: trades and quotes by time"),
                Key.of(
                        "data.adjusted",
                        new Word("none", "splits", "all"),
                        "none",
                        "prices as traded, or restated by splits, or by dividends too"),
                Key.list("data.values", new Text(), "series that are not prices, by name"),
                Key.optional(
                        "data.benchmark", new Text(), "auto", "symbol to compare with; auto: holding what is traded"),
                Key.of("data.maxBars", new Whole(0, 1 << 30), "0", "bars that a series keeps; 0 keeps all"),
                Key.of("data.acceptGaps", new Switch(), "false", "run although bars are missing"),
                Key.of("account.cash", VenueModels.POSITIVE, "100000", "starting capital"),
                Key.of("account.currency", new Text(), "USD", "what equity is counted in"),
                Key.of("account.leverage", new Decimal("1", "1000"), "1", "exposure per unit of equity"),
                Key.of("account.short", new Switch(), "false", "whether positions may be negative"),
                Key.of(
                        "sizing.kind",
                        new Word("equity", "units", "notional", "risk"),
                        "equity",
                        "what a rule strategy's amount means"),
                Key.of("sizing.amount", new Share("0.00000001", "90000000000"), "1", "how much it trades"),
                Key.of("sizing.direction", new Word("long", "short", "both"), "long", "which sides it may take"),
                Key.of("sizing.maxEntries", new Whole(1, 1000), "1", "entries in one direction"),
                Key.of("sizing.reverse", new Switch(), "false", "turn the position at once on an opposite signal"),
                Key.of(
                        "execution.fill",
                        new Word("next-open", "this-close"),
                        "next-open",
                        "when an order from a bar trades at the earliest"),
                Key.of(
                        "execution.intrabar",
                        new Word("nearer", "best", "worst", "finer"),
                        "nearer",
                        "which extreme of a bar comes first where it matters: best or worst for the order that acts first;"
                                + " finer asks the store's finer data"),
                Key.of(
                        "execution.atEnd",
                        new Word("keep", "last-close", "last-open"),
                        "keep",
                        "open positions when the data ends: kept, left at the last price, or at the last bar's open"));
    }

    private static List<Key> surroundings() {
        return List.of(
                Key.optional(
                        "report.periodsPerYear",
                        new Whole(1, 1_000_000),
                        "auto",
                        "for annualising; auto: by the calendar"),
                Key.of("report.riskFree", new Share("-1", "1"), "0", "risk-free rate of a year"),
                Key.optional("report.timezone", new Zone(), "auto", "for days and hours; auto: the calendar's"),
                Key.of("report.theme", new Word("auto", "light", "dark"), "auto", "look of the page"),
                Key.optional("connections.*.venue", new Text(), "none", "which venue it is"),
                Key.optional("connections.*.account", new Text(), "none", "account at the venue"),
                Key.optional("connections.*.key", new SecretPlace(), "none", "where the key is"),
                Key.optional("connections.*.secret", new SecretPlace(), "none", "where the secret is"),
                Key.optional("connections.*.passphrase", new SecretPlace(), "none", "where the passphrase is"),
                Key.of("seed", new Whole(Long.MIN_VALUE, Long.MAX_VALUE), "1", "of all chance"),
                Key.of("log", new Word("none", "orders", "full"), "orders", "how much of a run is recorded"));
    }

    /// The key of a path as the user wrote it; names of the user's choice match `*`.
    static Optional<Key> key(String path) {
        return KEYS.stream().filter(key -> matches(key.path(), path)).findFirst();
    }

    /// Whether the value of a path is a list: that of a setting, or of a number of a model.
    static boolean isList(String path) {
        int last = path.lastIndexOf('.');
        String name = path.substring(last + 1);
        return key(path)
                .or(() -> models(path.substring(0, Math.max(0, last)))
                        .filter(models -> models.fieldNames().contains(name))
                        .map(models -> models.field(name)))
                .map(Key::isList)
                .orElse(false);
    }

    static Optional<Models> models(String path) {
        return MODELS.stream().filter(models -> models.path().equals(path)).findFirst();
    }

    /// Whether something lies below the path.
    static boolean isSection(String path) {
        return !names(path).isEmpty() || isFree(path);
    }

    /// Whether the user names what lies directly below.
    static boolean isFree(String path) {
        String below = path + ".*";
        return KEYS.stream().anyMatch(key -> matches(prefix(key.path(), depth(below)), below));
    }

    /// The names that may stand directly below a path.
    static List<String> names(String path) {
        Set<String> names = new LinkedHashSet<>();
        String start = path.isEmpty() ? "" : path + ".";
        int depth = path.isEmpty() ? 0 : depth(path);
        List<String> paths = new ArrayList<>();
        KEYS.forEach(key -> paths.add(key.path()));
        MODELS.forEach(models -> paths.add(models.path()));
        for (String candidate : paths) {
            if (depth(candidate) > depth && (start.isEmpty() || matches(prefix(candidate, depth) + ".", start))) {
                String name = candidate.split("\\.", -1)[depth];
                if (!name.equals("*")) {
                    names.add(name);
                }
            }
        }
        models(path).ifPresent(models -> {
            names.add("model");
            names.addAll(models.fieldNames());
        });
        return List.copyOf(names);
    }

    private static boolean matches(String pattern, String path) {
        String[] wanted = pattern.split("\\.", -1);
        String[] given = path.split("\\.", -1);
        if (wanted.length != given.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!wanted[i].equals("*") && !wanted[i].equals(given[i])) {
                return false;
            }
        }
        return true;
    }

    private static int depth(String path) {
        return (int) path.chars().filter(c -> c == '.').count() + 1;
    }

    private static String prefix(String path, int depth) {
        String[] parts = path.split("\\.", -1);
        return String.join(".", List.of(parts).subList(0, Math.min(depth, parts.length)));
    }
}
