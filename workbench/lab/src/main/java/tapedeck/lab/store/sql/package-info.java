/// Questions in SQL over the store, by DuckDB, read-only and the same at every asking.
@NullMarked
package tapedeck.lab.store.sql;

import org.jspecify.annotations.NullMarked;
