/// Verbs that make runs and look at them: backtest, demo, runs.
@NullMarked
package tapedeck.cli.run;

import org.jspecify.annotations.NullMarked;
