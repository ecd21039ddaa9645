/// Verbs that make pages and files out of kept runs.
@NullMarked
package tapedeck.cli.report;

import org.jspecify.annotations.NullMarked;
