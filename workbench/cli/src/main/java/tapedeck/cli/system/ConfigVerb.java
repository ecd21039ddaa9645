package tapedeck.cli.system;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tapedeck.cli.config.JsonSchema;
import tapedeck.cli.config.Origin;
import tapedeck.cli.config.Setting;
import tapedeck.cli.config.Settings;
import tapedeck.cli.config.SettingsSources;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonArray;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Style;
import tapedeck.cli.frame.Table;
import tapedeck.cli.frame.Verb;

/// Shows the settings that would hold, checks them, and describes them for editors.
@Command(subcommands = {ConfigVerb.Show.class, ConfigVerb.Validate.class, ConfigVerb.Describe.class})
public final class ConfigVerb {
    private static Settings load(Invocation invocation, @Nullable String file) {
        Optional<Path> runFile = Optional.ofNullable(file).map(invocation::resolve);
        return SettingsSources.of(invocation, runFile, List.of()).load();
    }

    /// `config show`: every value, and with `--origin` where it comes from.
    @Command(name = "show", description = "show every setting as it holds here")
    static final class Show implements Verb {
        @Parameters(
                arity = "0..1",
                paramLabel = "FILE",
                description = "a run file to lay over the workspace's settings")
        private @Nullable String file;

        @Option(names = "--origin", description = "say where each value comes from")
        private boolean hasOrigin;

        @Override
        public ExitCode run(Invocation invocation) {
            Settings settings = load(invocation, file);
            Console console = invocation.console();
            if (console.isJson()) {
                console.json(document(settings));
            } else if (hasOrigin) {
                console.print(table(settings, console));
            } else {
                console.raw(settings.yaml());
            }
            return ExitCode.OK;
        }

        private static Table table(Settings settings, Console console) {
            Table table = new Table("setting", "value", "from");
            for (Setting setting : settings.all()) {
                boolean isOwn = setting.origin().layer() != Origin.Layer.BUILT_IN;
                String from = setting.origin().toString();
                table.row(
                        isOwn ? console.paint(Style.BOLD, setting.path()) : setting.path(),
                        Settings.shown(setting),
                        isOwn ? from : console.paint(Style.DIM, from));
            }
            return table;
        }

        private static JsonObject document(Settings settings) {
            JsonObject values = new JsonObject();
            for (Setting setting : settings.all()) {
                JsonObject one = new JsonObject();
                if (setting.texts().size() == 1) {
                    one.put("value", setting.text());
                } else {
                    one.put("values", JsonArray.of(setting.texts()));
                }
                values.put(setting.path(), one.put("from", setting.origin().toString()));
            }
            return JsonObject.of("tapedeck.config/1").put("ok", true).put("settings", values);
        }
    }

    /// `config validate`: fails with the first thing that is wrong.
    @Command(name = "validate", description = "check every settings file that counts here")
    static final class Validate implements Verb {
        @Parameters(arity = "0..1", paramLabel = "FILE", description = "a run file to check with them")
        private @Nullable String file;

        @Override
        public ExitCode run(Invocation invocation) {
            Settings settings = load(invocation, file);
            Console console = invocation.console();
            long own = settings.all().stream()
                    .filter(setting -> setting.origin().layer() != Origin.Layer.BUILT_IN)
                    .count();
            console.line(console.paint(Style.GOOD, "✔") + " settings are valid: " + own + " of "
                    + settings.all().size() + " differ from the built-in ones or are said again");
            console.json(JsonObject.of("tapedeck.validate/1").put("ok", true).put("own", own));
            return ExitCode.OK;
        }
    }

    /// `config schema`: for editors.
    @Command(name = "schema", description = "print the JSON Schema of the settings, for editors")
    static final class Describe implements Verb {
        @Override
        public ExitCode run(Invocation invocation) {
            invocation.console().raw(JsonSchema.of() + "\n");
            return ExitCode.OK;
        }
    }
}
