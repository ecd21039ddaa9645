/// The market-data store: CSV in, Arrow at rest, a hash for every data set, nothing silently wrong.
@NullMarked
package tapedeck.lab.store;

import org.jspecify.annotations.NullMarked;
