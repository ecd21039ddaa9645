/// Settings: from built-in values, files, environment and command line to one resolved tree that knows its origins.
@NullMarked
package tapedeck.cli.config;

import org.jspecify.annotations.NullMarked;
