/// The verb `bench`: measures this program and its peers side by side, in processes of their own.
@NullMarked
package tapedeck.cli.bench;

import org.jspecify.annotations.NullMarked;
