/// Notebooks: the verb that opens and checks them.
@NullMarked
package tapedeck.cli.notebook;

import org.jspecify.annotations.NullMarked;
