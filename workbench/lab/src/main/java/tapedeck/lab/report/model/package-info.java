/// Reads a run folder back and computes every number a report shows.
@NullMarked
package tapedeck.lab.report.model;

import org.jspecify.annotations.NullMarked;
