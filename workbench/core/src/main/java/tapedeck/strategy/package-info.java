/// The contract with authors: what a strategy declares, hears and may ask for.
@NullMarked
package tapedeck.strategy;

import org.jspecify.annotations.NullMarked;
