/// The research side: store, analytics, report, compiler and notebooks.
@NullMarked
package tapedeck.lab;

import org.jspecify.annotations.NullMarked;
