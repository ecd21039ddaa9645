/// A session on the wall clock: its feed, its tape, its folder and how it is stopped.
@NullMarked
package tapedeck.live.session;

import org.jspecify.annotations.NullMarked;
