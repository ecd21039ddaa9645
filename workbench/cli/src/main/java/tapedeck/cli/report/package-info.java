/// The verbs that look at finished runs: compare them, run them again, check their reports, draw them.
@NullMarked
package tapedeck.cli.report;

import org.jspecify.annotations.NullMarked;
