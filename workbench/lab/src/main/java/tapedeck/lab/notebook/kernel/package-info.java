/// The Java kernel behind a notebook: Jupyter's messages on one side, JShell on the other.
@NullMarked
package tapedeck.lab.notebook.kernel;

import org.jspecify.annotations.NullMarked;
