package tapedeck.cli.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Builds the sources of settings for a test, in a folder of its own.
final class Sources {
    private final Path folder;
    private Optional<Path> user = Optional.empty();
    private Optional<Path> project = Optional.empty();
    private Optional<Path> run = Optional.empty();
    private final List<Path> files = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> assignments = new ArrayList<>();
    private final List<SettingsSources.NamedOption> options = new ArrayList<>();

    Sources(Path folder) {
        this.folder = folder;
    }

    Sources user(String yaml) {
        user = Optional.of(write("user.yaml", yaml));
        return this;
    }

    Sources project(String yaml) {
        project = Optional.of(write("tapedeck.yaml", yaml));
        return this;
    }

    Sources run(String yaml) {
        run = Optional.of(write("run.yaml", yaml));
        return this;
    }

    Sources file(String yaml) {
        files.add(write("more" + files.size() + ".yaml", yaml));
        return this;
    }

    Sources variable(String name, String text) {
        environment.put(name, text);
        return this;
    }

    Sources set(String assignment) {
        assignments.add(assignment);
        return this;
    }

    Sources option(String path, String text, String option) {
        options.add(SettingsSources.NamedOption.of(path, text, option));
        return this;
    }

    Settings load() {
        return new SettingsSources(user, project, run, files, environment, assignments, options, folder).load();
    }

    private Path write(String name, String yaml) {
        try {
            return Files.writeString(folder.resolve(name), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
