/// What goes live: a run frozen by hash, and the checks it passes before and after.
@NullMarked
package tapedeck.live.bundle;

import org.jspecify.annotations.NullMarked;
