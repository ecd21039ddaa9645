package tapedeck.execution;

/// One execution as a venue reports it.
///
/// @param fee     at 1e-8 in the instrument's currency
/// @param tradeId the venue's id of it
public record Execution(long orderId, long price, long size, long fee, boolean isMaker, long tradeId, long venueTime) {}
