/// The only room with input and output: tapes, run folders, bundles and class identity.
@NullMarked
package tapedeck.file;

import org.jspecify.annotations.NullMarked;
