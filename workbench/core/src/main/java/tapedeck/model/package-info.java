/// What things are: money, instruments, calendars, ticks, bars, orders and what happens to them.
@NullMarked
package tapedeck.model;

import org.jspecify.annotations.NullMarked;
