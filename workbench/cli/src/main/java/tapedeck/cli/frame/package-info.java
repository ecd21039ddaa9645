/// The frame around every verb: options that all share, terminal and JSON output, errors and exit codes.
///
/// A new verb is one class and one line. The class implements [tapedeck.cli.frame.Verb], carries picocli's
/// `@Command` (its own options and parameters only; name, summary and the global options come from the frame) and
/// has a constructor without parameters. The line goes into `tapedeck.cli.Verbs`. A verb with sub-verbs carries
/// `@Command(subcommands = …)`; every sub-verb has a name and a description in its own `@Command`. Within `run`:
/// results go to `console.line` or `console.print`, the one `--json` document to `console.json`, progress and notes
/// to `console.progress` and `console.note`; bad input is thrown as `DataException`, `ConfigException`,
/// `StrategyException` or [tapedeck.cli.frame.Failure], and becomes the error block and the exit code here.
@NullMarked
package tapedeck.cli.frame;

import org.jspecify.annotations.NullMarked;
