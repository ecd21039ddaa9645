/// Writing strategies: a workspace to work in, files to begin with, lists of what there is.
@NullMarked
package tapedeck.cli.author;

import org.jspecify.annotations.NullMarked;
