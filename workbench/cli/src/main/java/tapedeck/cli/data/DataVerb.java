package tapedeck.cli.data;

import picocli.CommandLine.Command;

/// Looks at what the store has.
@Command(
        subcommands = {
            DataList.class,
            DataDescribe.class,
            DataCheck.class,
            DataHead.class,
            DataBars.class,
            DataExport.class,
            DataSql.class
        })
public final class DataVerb {}
