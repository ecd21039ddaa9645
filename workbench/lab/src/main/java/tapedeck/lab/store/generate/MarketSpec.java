package tapedeck.lab.store.generate;

import tapedeck.model.Instrument;
import tapedeck.model.Interval;

/// What synthetic market to make.
///
/// @param instrument  symbol, grid and calendar
/// @param from        first nanosecond
/// @param to          first nanosecond after it
/// @param firstPrice  open of the first bar, at 1e-8
/// @param priceStep   grid of the prices made, at 1e-8; a multiple of the instrument's tick
/// @param barVolume   typical volume of a bar, in whole units
public record MarketSpec(
        Instrument instrument,
        Interval interval,
        long from,
        long to,
        long firstPrice,
        long priceStep,
        long barVolume) {}
