package tapedeck.cli.data;

import picocli.CommandLine.Command;

/// Brings market data into the store.
@Command(subcommands = {ImportCsv.class, ImportGenerate.class})
public final class ImportVerb {}
