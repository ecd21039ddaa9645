/// Turns a run folder into what people look at and send: the report, its sidecar files, a comparison, a picture.
@NullMarked
package tapedeck.lab.report;

import org.jspecify.annotations.NullMarked;
