package tapedeck.engine;

/// The account's value at one moment, at 1e-8 in its currency.
///
/// @param isDayClose whether a session closed (else a fill was booked)
/// @param cash       cash of all currencies
/// @param gross      sum of absolute position values
/// @param net        sum of signed position values
public record EquityMark(long time, boolean isDayClose, long equity, long cash, long gross, long net) {}
