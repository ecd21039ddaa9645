/// A market in a box: matching, liquidity, latency and fees.
@NullMarked
package tapedeck.venue;

import org.jspecify.annotations.NullMarked;
