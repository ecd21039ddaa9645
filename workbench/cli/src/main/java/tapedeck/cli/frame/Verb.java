package tapedeck.cli.frame;

/// One thing that the command line can do, once its options are read.
///
/// A fresh object per command; runs on the main thread.
public interface Verb {
    /// Does it, and says how it ended; what it throws becomes an error block and an exit code.
    ExitCode run(Invocation invocation) throws Exception;
}
