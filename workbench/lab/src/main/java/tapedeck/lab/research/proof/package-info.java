/// What can be shown of a strategy before it is believed: that it does not see the future, and how much history it
/// needs.
@NullMarked
package tapedeck.lab.research.proof;

import org.jspecify.annotations.NullMarked;
