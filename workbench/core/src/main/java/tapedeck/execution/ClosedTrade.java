package tapedeck.execution;

/// A round trip by FIFO: one entry lot, or a part of it, and what closed it. All money at 1e-8. Immutable.
///
/// @param number     from 1, in closing order
/// @param strategy   index of the strategy
/// @param isLong     direction
/// @param size       units, positive
/// @param profit     net of both fees
/// @param fees       of entry and exit, pro rata
/// @param worst      worst unrealised profit while open, at event level; not above 0
/// @param best       best unrealised profit while open; not below 0
/// @param risk       money to the protective stop of the entry, 0 where none was set
/// @param bars       bars of the instrument closed in between, of the first interval that was asked for
public record ClosedTrade(
        long number,
        int strategy,
        int instrument,
        boolean isLong,
        long entryTime,
        long exitTime,
        long size,
        long entryPrice,
        long exitPrice,
        long profit,
        long fees,
        long worst,
        long best,
        long risk,
        int bars,
        String entryTag,
        String exitTag) {}
