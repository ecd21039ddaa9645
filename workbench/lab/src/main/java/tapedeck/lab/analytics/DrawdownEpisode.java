package tapedeck.lab.analytics;

import java.util.OptionalLong;

/// One stay below a high-water mark, from leaving it to regaining it.
///
/// Days are epoch days; `depth` is a negative fraction and `depthMoney` negative account currency, both at the valley.
/// `peakDay` is the day of the high that was left, `recoveryDay` the first day back at it, absent while still open.
/// The columns of quantstats' table are here too: it starts at the first day under water, ends at the last, and counts
/// both.
public record DrawdownEpisode(
        long peakDay,
        long firstUnderwaterDay,
        long valleyDay,
        long lastUnderwaterDay,
        OptionalLong recoveryDay,
        long lastSeenDay,
        double depth,
        double depthMoney) {

    public boolean isOpen() {
        return recoveryDay.isEmpty();
    }

    public long daysToValley() {
        return valleyDay - peakDay;
    }

    /// Calendar days from valley to recovery, absent while open.
    public OptionalLong daysToRecovery() {
        return recoveryDay.isEmpty() ? OptionalLong.empty() : OptionalLong.of(recoveryDay.getAsLong() - valleyDay);
    }

    /// Calendar days from peak to recovery, or to the last day seen while open.
    public long totalDays() {
        return recoveryDay.orElse(lastSeenDay) - peakDay;
    }

    /// The length as quantstats counts it: first to last day under water, inclusive.
    public long underwaterDays() {
        return lastUnderwaterDay - firstUnderwaterDay + 1;
    }
}
