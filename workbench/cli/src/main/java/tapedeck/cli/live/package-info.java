/// Verbs of the live rooms: feeds, promotion, sessions on the wall clock and their replay.
@NullMarked
package tapedeck.cli.live;

import org.jspecify.annotations.NullMarked;
