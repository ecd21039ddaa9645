/// Arrow at rest: partition files of int64 columns, written once, mapped without a copy, checked batch by batch.
@NullMarked
package tapedeck.lab.store.arrow;

import org.jspecify.annotations.NullMarked;
