/// Writes pictures of runs for documents and messages: the one place outside notebooks that draws with XChart.
@NullMarked
package tapedeck.lab.export;

import org.jspecify.annotations.NullMarked;
