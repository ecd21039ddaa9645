/// A session on the wall clock.
@NullMarked
package tapedeck.live;

import org.jspecify.annotations.NullMarked;
