/// The assembled machine: one session, one account, one venue, one clock, one to many strategies.
@NullMarked
package tapedeck.engine;

import org.jspecify.annotations.NullMarked;
