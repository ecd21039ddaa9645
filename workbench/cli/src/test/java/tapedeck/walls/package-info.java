/// The walls between the rooms, as tests that fail when somebody walks through one.
@NullMarked
package tapedeck.walls;

import org.jspecify.annotations.NullMarked;
