/// What was recorded, played once more and compared: a run, a session, or two runs with each other.
@NullMarked
package tapedeck.cli.replay;

import org.jspecify.annotations.NullMarked;
