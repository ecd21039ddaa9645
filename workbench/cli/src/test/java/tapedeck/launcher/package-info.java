/// The launcher script and its JDK finder, run as the processes they are, in surroundings made for the test.
@NullMarked
package tapedeck.launcher;

import org.jspecify.annotations.NullMarked;
