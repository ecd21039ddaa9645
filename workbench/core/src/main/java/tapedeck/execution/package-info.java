/// Orders, risk and positions: everything between a strategy's wish and a venue.
@NullMarked
package tapedeck.execution;

import org.jspecify.annotations.NullMarked;
