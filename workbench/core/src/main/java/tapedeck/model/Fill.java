package tapedeck.model;

/// One execution of an order, as the account booked it. Immutable.
///
/// @param orderId     the order
/// @param strategy    index of the strategy the order belongs to
/// @param instrument  number of the instrument
/// @param price       at 1e-8
/// @param size        units at 1e-8, always positive
/// @param fee         at 1e-8 in `feeCurrency`; negative for a rebate
/// @param isMaker     whether it gave liquidity
/// @param tradeId     the venue's id, unique per account: duplicates are told by it
/// @param venueTime   when the venue says it happened
/// @param time        when the session took it in
public record Fill(
        long orderId,
        int strategy,
        int instrument,
        Side side,
        long price,
        long size,
        long fee,
        Currency feeCurrency,
        boolean isMaker,
        long tradeId,
        long venueTime,
        long time) {

    /// The change of the position.
    public long signedSize() {
        return side.sign() * size;
    }
}
