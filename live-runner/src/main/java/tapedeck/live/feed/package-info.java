/// Feeds: producers of ticks in shared memory, and the readers that hand them to a session.
@NullMarked
package tapedeck.live.feed;

import org.jspecify.annotations.NullMarked;
