/// When each market trades: session tables committed as UTC data, behind core's calendar.
@NullMarked
package tapedeck.lab.store.calendar;

import org.jspecify.annotations.NullMarked;
