/// Verbs about the program itself: its settings, the machine below it, help for shells.
@NullMarked
package tapedeck.cli.system;

import org.jspecify.annotations.NullMarked;
