package tapedeck.lab.report.model;

/// What a strategy still held when the data ended.
///
/// @param size units, negative when short
public record OpenPosition(String strategy, String symbol, double size) {}
