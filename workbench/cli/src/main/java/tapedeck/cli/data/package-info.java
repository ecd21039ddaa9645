/// The verbs of market data: bring it in, look at it, question it, take it out.
@NullMarked
package tapedeck.cli.data;

import org.jspecify.annotations.NullMarked;
