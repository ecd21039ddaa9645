/// The one command line; the only module that sees everything.
@NullMarked
package tapedeck.cli;

import org.jspecify.annotations.NullMarked;
