/// Text in: what a CSV file says, read strictly, or refused with file, line and column.
@NullMarked
package tapedeck.lab.store.csv;

import org.jspecify.annotations.NullMarked;
