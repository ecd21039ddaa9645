package tapedeck.cli.data;

import picocli.CommandLine.Command;

/// Brings market data into the store.
@Command(subcommands = {ImportCsv.class, ImportActions.class, ImportValues.class, ImportGenerate.class})
public final class ImportVerb {}
