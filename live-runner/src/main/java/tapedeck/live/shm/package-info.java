/// Market data and signals between processes: files in shared memory, written by one, read by many, never torn.
@NullMarked
package tapedeck.live.shm;

import org.jspecify.annotations.NullMarked;
