/// Seeded synthetic markets of any length, for samples, tests and practice.
@NullMarked
package tapedeck.lab.store.generate;

import org.jspecify.annotations.NullMarked;
