package tapedeck.engine;

import java.util.List;
import tapedeck.execution.AccountSettings;
import tapedeck.execution.RiskLimits;
import tapedeck.model.Instruments;
import tapedeck.model.Interval;

/// What a session needs to know besides its wiring; the same in every mode.
///
/// @param instruments   what may be traded, the first one is the default
/// @param volumeScales  decimal digits of each instrument's raw volume
/// @param interval      the default bar interval, that of the data
/// @param maxBars       bars a series keeps; 0 keeps all
/// @param graceNanos    how long a bar waits for late ticks after its end: live only
/// @param startTime     before the first event
/// @param endTime       no timer, mark or bar after it
public record SessionConfig(
        Instruments instruments,
        List<Integer> volumeScales,
        Interval interval,
        AccountSettings account,
        RiskLimits limits,
        int maxBars,
        long graceNanos,
        long startTime,
        long endTime) {
    public SessionConfig {
        volumeScales = List.copyOf(volumeScales);
    }
}
