package tapedeck.cli.author;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tapedeck.cli.frame.Workspace;
import tapedeck.lab.store.generate.Sample;

/// The files of a new workspace, with the folder names of the repository.
///
/// @param home where the program lives, if the launcher said so
record Scaffold(Path root, Optional<Path> home) {
    static final String STRATEGY = "HelloCross";
    private static final String LAUNCHER = "tapedeck";

    /// What is written, besides the data, relative to the root.
    List<String> files() {
        return List.copyOf(plan().keySet());
    }

    /// Target by source: the resource's name.
    private Map<String, String> plan() {
        Map<String, String> plan = new LinkedHashMap<>();
        plan.put(Workspace.MARK, "tapedeck.yaml");
        plan.put("strategies/" + STRATEGY + ".java", "");
        plan.put("strategies/Debug.java", "Debug.java");
        plan.put("notebooks/hello.ipynb", "hello.ipynb");
        plan.put("pom.xml", "pom.xml");
        plan.put("README.md", "README.md");
        plan.put(".gitignore", "gitignore");
        if (home.isPresent()) {
            plan.put(LAUNCHER, "launcher");
        }
        return plan;
    }

    void write() throws IOException {
        for (String folder : List.of("strategies", "data", "notebooks", "reports")) {
            Files.createDirectories(root.resolve(folder));
        }
        for (Map.Entry<String, String> each : plan().entrySet()) {
            String text = each.getValue().isEmpty() ? Template.RULES.source(STRATEGY) : filled(each.getValue());
            Files.writeString(root.resolve(each.getKey()), text, StandardCharsets.UTF_8);
        }
        if (home.isPresent() && Files.getFileStore(root).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(root.resolve(LAUNCHER), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        new Sample(root.resolve("data")).write();
    }

    /// How the workspace's own launcher is called in it.
    String command() {
        return home.isPresent() ? "./" + LAUNCHER : "tapedeck";
    }

    private String filled(String resource) throws IOException {
        try (InputStream in = Scaffold.class.getResourceAsStream("init/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("init/" + resource + " is not in the program");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return switch (resource) {
                case "pom.xml" ->
                    text.replace(
                                    "TAPEDECK_HOME",
                                    home.map(ProjectLibraries::escaped).orElse("$" + "{env.TAPEDECK_HOME}"))
                            .replace(
                                    "DEPENDENCIES",
                                    ProjectLibraries.ofProgram(home).xml());
                case "launcher" ->
                    text.replace("TAPEDECK_HOME", home.orElseThrow().toString().replace("'", "'\\''"));
                default -> text;
            };
        }
    }
}
