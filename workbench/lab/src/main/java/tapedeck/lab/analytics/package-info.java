/// Turns equity marks and closed trades into defined numbers: every metric has one formula, one convention and a reason
/// when absent.
@NullMarked
package tapedeck.lab.analytics;

import org.jspecify.annotations.NullMarked;
