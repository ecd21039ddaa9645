package tapedeck.engine;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Times;
import tapedeck.model.TradingCalendar;

/// The identity of a run as sorted `key = value` lines, and the id that is their hash.
///
/// What can change a result is inside; report settings, paths, JDK build, operating system and time zone are not.
public final class RunManifest {
    private final SortedMap<String, String> identity;

    private RunManifest(SortedMap<String, String> identity) {
        this.identity = identity;
    }

    /// @param engineHash content hash of core and bridge classes
    public static RunManifest of(RunSpec spec, MarketData data, String engineHash) {
        SortedMap<String, String> map = new TreeMap<>(spec.canonical());
        map.put("engine.hash", engineHash);
        map.put("engine.encoding", "1");
        map.put("data.root", data.root());
        map.put("data.from", Times.format(data.startTime()));
        map.put("data.to", Times.format(data.endTime()));
        if (spec.execution().intrabar() == IntrabarOrder.FINER && data.ticks().isEmpty()) {
            map.put("data.finer", data.finerRoot());
        }
        if (!data.actions().isEmpty()) {
            String actions = data.actions().stream()
                    .map(action -> action.canonical() + "\n")
                    .collect(Collectors.joining("", "tapedeck.actions/1\n", ""));
            map.put("data.actions", Sha256.hex(actions.getBytes(StandardCharsets.UTF_8)));
        }
        for (Instrument instrument : data.instruments().all()) {
            map.put("instrument." + instrument.number(), describe(instrument));
            TradingCalendar calendar = instrument.calendar();
            if (!calendar.isContinuous()) {
                map.put("data.calendar." + calendar.name(), sessions(calendar, data));
            }
        }
        return new RunManifest(map);
    }

    /// Hash of the sessions from the first bar up to the one after the last.
    private static String sessions(TradingCalendar calendar, MarketData data) {
        StringBuilder text = new StringBuilder("tapedeck.calendar/1\n");
        boolean isAfter = false;
        for (int i = 0; i < calendar.sessionCount() && !isAfter; i++) {
            TradingCalendar.Hours hours = calendar.session(i);
            if (hours.close() > data.startTime()) {
                text.append(hours.day())
                        .append(' ')
                        .append(hours.open())
                        .append(' ')
                        .append(hours.close());
                text.append('\n');
            }
            isAfter = hours.open() >= data.endTime();
        }
        return Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String describe(Instrument i) {
        return i.symbol() + " " + i.assetClass() + " " + i.currency() + " tick " + Fixed.format(i.tickSize()) + " lot "
                + Fixed.format(i.lotSize()) + " x " + Fixed.format(i.multiplier()) + " calendar "
                + i.calendar().name();
    }

    /// 64 hexadecimal digits; folders use the first 16.
    public String runId() {
        StringBuilder text = new StringBuilder("tapedeck.run/1\n");
        identity.forEach(
                (key, value) -> text.append(key).append(" = ").append(value).append('\n'));
        return Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// The identity, sorted by key.
    public SortedMap<String, String> identity() {
        return new TreeMap<>(identity);
    }
}
