/// The same session again, from its tape, compared frame by frame.
@NullMarked
package tapedeck.live.replay;

import org.jspecify.annotations.NullMarked;
