/// The bridge to ta4j: its rules advise, the engine trades.
@NullMarked
package tapedeck.ta4j;

import org.jspecify.annotations.NullMarked;
