/// The built-in strategies.
@NullMarked
package tapedeck.strategies;

import org.jspecify.annotations.NullMarked;
