/// Writes a report as one self-contained page: markup, static charts, and the data of the interactive ones.
@NullMarked
package tapedeck.lab.report.page;

import org.jspecify.annotations.NullMarked;
