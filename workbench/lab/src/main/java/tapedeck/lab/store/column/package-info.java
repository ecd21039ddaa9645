/// Rows as columns of 64-bit integers outside the heap, and the readers the engine pulls from them.
@NullMarked
package tapedeck.lab.store.column;

import org.jspecify.annotations.NullMarked;
