/// What companies do to their shares: splits, dividends and new symbols, and prices restated by them.
@NullMarked
package tapedeck.lab.store.action;

import org.jspecify.annotations.NullMarked;
