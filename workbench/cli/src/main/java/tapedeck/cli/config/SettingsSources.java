package tapedeck.cli.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.Workspace;

/// Where settings may come from, for one command.
///
/// @param userFile    `~/.config/tapedeck/config.yaml`; need not exist
/// @param projectFile `tapedeck.yaml` of the workspace; need not exist
/// @param runFile     the file that the verb was given; must exist
/// @param configFiles of `--config`; must exist
/// @param environment variables that begin with `TAPEDECK__` count
/// @param assignments of `--set`, as typed
/// @param base        files below it are named by their short path in errors
public record SettingsSources(
        Optional<Path> userFile,
        Optional<Path> projectFile,
        Optional<Path> runFile,
        List<Path> configFiles,
        Map<String, String> environment,
        List<String> assignments,
        List<NamedOption> options,
        Path base) {

    /// An option of a verb that is a setting by another name.
    ///
    /// @param path   the setting
    /// @param text   the value as typed
    /// @param option as typed, such as `--cash`
    /// @param isYaml whether the value may be a list or a mapping
    public record NamedOption(String path, String text, String option, boolean isYaml) {
        /// A value that is text, whatever it looks like.
        public static NamedOption of(String path, String text, String option) {
            return new NamedOption(path, text, option, false);
        }

        Tree value() {
            return isYaml ? Yaml.value(text, option) : new Tree.Leaf(text, false, option);
        }
    }

    /// The sources of a command as typed.
    ///
    /// @param runFile the settings file that the verb was given
    /// @param options of the verb that are settings
    public static SettingsSources of(Invocation invocation, Optional<Path> runFile, List<NamedOption> options) {
        return new SettingsSources(
                Optional.of(invocation.environment().userHome().resolve(".config/tapedeck/config.yaml")),
                invocation.workspaceIfAny().map(Workspace::settings),
                runFile,
                invocation.configFiles(),
                invocation.environment().variables(),
                invocation.assignments(),
                options,
                invocation.directory());
    }

    /// Reads and resolves everything.
    public Settings load() {
        return new SettingsLoader(this).load();
    }
}
