/// What a notebook sees of Tapedeck: tables, charts and runs in few words.
@NullMarked
package tapedeck.lab.notebook;

import org.jspecify.annotations.NullMarked;
