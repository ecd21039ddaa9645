/// Strategies that see the future on purpose, and such that only look as if they did: what a proof is tried on.
@NullMarked
package tapedeck.lab.research.proof.corpus;

import org.jspecify.annotations.NullMarked;
