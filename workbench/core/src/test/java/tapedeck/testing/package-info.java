/// What the tests of all modules share: readers and finders, no rules of trading.
@NullMarked
package tapedeck.testing;

import org.jspecify.annotations.NullMarked;
