package tapedeck.lab.report.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tapedeck.engine.DataRequest;
import tapedeck.engine.DataView;
import tapedeck.engine.RunManifest;
import tapedeck.lab.store.calendar.Calendars;
import tapedeck.model.AssetClass;
import tapedeck.model.Currency;
import tapedeck.model.DataException;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Instruments;
import tapedeck.model.Interval;
import tapedeck.model.Range;
import tapedeck.model.Times;
import tapedeck.model.TradingCalendar;

/// What a run's manifest says about it, with types: instruments, strategies, data and account.
///
/// Immutable and thread-safe.
public final class RunFacts {
    private static final Pattern INSTRUMENT = Pattern.compile(
            "(.+) (STOCK|FOREX|CRYPTO|FUTURE) ([A-Z0-9]+) tick (\\S+) lot (\\S+) x (\\S+) calendar (.+)");

    private final SortedMap<String, String> manifest;
    private final Instruments instruments;
    private final List<Strategy> strategies;
    private final long startTime;
    private final long endTime;

    /// One strategy of the run, by the user's name for it.
    public record Strategy(String name, String hash, SortedMap<String, String> parameters) {}

    private RunFacts(SortedMap<String, String> manifest) {
        this.manifest = manifest;
        this.instruments = readInstruments();
        this.strategies = readStrategies();
        this.startTime = Times.parse(need("id.data.from"));
        this.endTime = Times.parse(need("id.data.to"));
    }

    public static RunFacts of(SortedMap<String, String> manifest) {
        return new RunFacts(new TreeMap<>(manifest));
    }

    /// What is known before the run: its identity.
    public static RunFacts of(RunManifest manifest) {
        SortedMap<String, String> lines = new TreeMap<>();
        manifest.identity().forEach((key, value) -> lines.put("id." + key, value.replace("\n", " ")));
        lines.put("run.id", manifest.runId());
        return new RunFacts(lines);
    }

    private Instruments readInstruments() {
        List<Instrument> all = new ArrayList<>();
        for (int i = 0; manifest.containsKey("id.instrument." + i); i++) {
            String text = need("id.instrument." + i);
            Matcher match = INSTRUMENT.matcher(text);
            if (!match.matches()) {
                throw damaged("id.instrument." + i, text);
            }
            all.add(new Instrument(
                    i,
                    match.group(1),
                    AssetClass.valueOf(match.group(2)),
                    new Currency(match.group(3)),
                    Fixed.parse(match.group(4)),
                    Fixed.parse(match.group(5)),
                    Fixed.parse(match.group(6)),
                    Calendars.named(match.group(7))));
        }
        if (all.isEmpty()) {
            throw damaged("id.instrument.0", "");
        }
        return new Instruments(all);
    }

    private List<Strategy> readStrategies() {
        List<Strategy> all = new ArrayList<>();
        for (int i = 0; manifest.containsKey("id.strategy." + i + ".name"); i++) {
            String prefix = "id.strategy." + i + ".";
            SortedMap<String, String> parameters = new TreeMap<>();
            manifest.tailMap(prefix + "param.").entrySet().stream()
                    .takeWhile(line -> line.getKey().startsWith(prefix + "param."))
                    .forEach(line -> parameters.put(
                            line.getKey().substring(prefix.length() + "param.".length()), line.getValue()));
            all.add(new Strategy(need(prefix + "name"), get(prefix + "hash"), parameters));
        }
        if (all.isEmpty()) {
            throw damaged("id.strategy.0.name", "");
        }
        return List.copyOf(all);
    }

    private static DataException damaged(String key, String value) {
        return new DataException(
                "TD-D046", "manifest.txt " + key, "'" + value + "' cannot be understood", "run the backtest again");
    }

    private String need(String key) {
        String value = manifest.get(key);
        if (value == null) {
            throw damaged(key, "");
        }
        return value;
    }

    /// All lines of the manifest.
    public SortedMap<String, String> manifest() {
        return new TreeMap<>(manifest);
    }

    /// The value of a line, empty where there is none.
    public String get(String key) {
        return manifest.getOrDefault(key, "");
    }

    public Instruments instruments() {
        return instruments;
    }

    public List<Strategy> strategies() {
        return strategies;
    }

    /// The names of the strategies, joined for a title.
    public String strategyNames() {
        return String.join(" + ", strategies.stream().map(Strategy::name).toList());
    }

    public List<String> symbols() {
        return instruments.all().stream().map(Instrument::symbol).toList();
    }

    /// The calendar that decides when a day closes: that of the first instrument.
    public TradingCalendar calendar() {
        return instruments.get(0).calendar();
    }

    public Interval interval() {
        return Interval.parse(need("id.data.interval"));
    }

    public String runId() {
        return need("run.id");
    }

    /// The first 16 digits of the run's id, as its folder is called.
    public String shortId() {
        return runId().substring(0, Math.min(16, runId().length()));
    }

    /// Names the splits and dividends of the run; empty where it had none.
    public String actionsHash() {
        return get("id.data.actions");
    }

    public String dataRoot() {
        return need("id.data.root");
    }

    public double cash() {
        return Fixed.toDouble(Fixed.parse(need("id.account.cash")));
    }

    public String currency() {
        return need("id.account.currency");
    }

    /// First nanosecond of the data.
    public long startTime() {
        return startTime;
    }

    /// First nanosecond after the data.
    public long endTime() {
        return endTime;
    }

    public boolean fillsAtClose() {
        return "this-close".equals(get("id.execution.fill"));
    }

    public long seed() {
        return Long.parseLong(manifest.getOrDefault("id.seed", "1"));
    }

    /// What to ask a store for to read the run's bars again.
    public DataRequest request() {
        String symbols = need("id.data.symbols");
        Range range = get("id.data.range").equals("..") ? Range.ALL : Range.parse(need("id.data.range"));
        return new DataRequest(Arrays.asList(symbols.split(",", -1)), interval(), range, view());
    }

    private DataView view() {
        Map<String, String> settings = new TreeMap<>();
        manifest.forEach((key, value) -> {
            if (key.startsWith("id.data.")) {
                settings.put(key.substring("id.".length()), value);
            }
        });
        return DataView.of(settings);
    }

    /// The epoch day that a mark at `time` closes: that of the session just before it. What happens
    /// after the data, such as positions that are left then, belongs to its last day.
    public long dayOf(long time) {
        return calendar().sessionDay(Math.min(time, endTime) - 1);
    }

    /// The epoch day of the starting capital. Round the clock, a start at midnight is the close of the day before;
    /// a market with hours starts at the open of its first day.
    public long startDay() {
        return calendar().isContinuous() ? dayOf(startTime()) : calendar().sessionDay(startTime());
    }
}
