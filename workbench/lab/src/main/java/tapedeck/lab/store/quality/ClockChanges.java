package tapedeck.lab.store.quality;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import tapedeck.model.Interval;
import tapedeck.model.Times;

/// Recognises an hour that went missing because local times were taken for UTC, or the other way round.
final class ClockChanges {
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("America/New_York"), ZoneId.of("Europe/London"), ZoneId.of("Australia/Sydney"));
    private static final long NEAR = 14 * Interval.HOUR;

    private ClockChanges() {}

    /// Adds a finding where a gap of one hour lies beside a change of the clocks.
    static void check(QualityReport report, long time, long length) {
        if (length != Interval.HOUR) {
            return;
        }
        for (ZoneId zone : ZONES) {
            Instant before = Times.instant(time - NEAR);
            ZoneOffsetTransition transition = zone.getRules().nextTransition(before);
            if (transition != null && Math.abs(Times.of(transition.getInstant()) - time) <= NEAR) {
                report.add(Check.DST, time, "an hour is missing where the clocks of " + zone + " change");
                return;
            }
        }
    }
}
