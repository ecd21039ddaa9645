/// What is wrong with bars: gaps, spikes, splits and other traps, found before a result is built on them.
@NullMarked
package tapedeck.lab.store.quality;

import org.jspecify.annotations.NullMarked;
