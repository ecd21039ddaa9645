/// When things happen: clocks, sources of events and the one loop that orders them.
@NullMarked
package tapedeck.event;

import org.jspecify.annotations.NullMarked;
