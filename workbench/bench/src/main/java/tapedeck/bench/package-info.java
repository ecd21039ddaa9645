/// Benchmarks of the paths that have a speed budget.
@NullMarked
package tapedeck.bench;

import org.jspecify.annotations.NullMarked;
