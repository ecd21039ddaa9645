/// Opinions: price series and lines, computed once per closed bar.
@NullMarked
package tapedeck.indicator;

import org.jspecify.annotations.NullMarked;
