/// Strategies without a build: single `.java` files compiled in this process, kept by hash, loaded and found by name.
@NullMarked
package tapedeck.lab.compile;

import org.jspecify.annotations.NullMarked;
