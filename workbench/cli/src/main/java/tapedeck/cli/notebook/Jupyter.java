package tapedeck.cli.notebook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tapedeck.cli.frame.Environment;
import tapedeck.cli.frame.Failure;
import tapedeck.cli.frame.Workspace;

/// The programs of a Jupyter that is installed: in `.venv` of the workspace or of the program first, then on the path.
final class Jupyter {
    private final List<Path> folders;

    private Jupyter(List<Path> folders) {
        this.folders = folders;
    }

    static Jupyter around(Workspace workspace, Environment environment) {
        List<Path> folders = new ArrayList<>();
        folders.add(workspace.root().resolve(".venv").resolve("bin"));
        environment.home().ifPresent(home -> folders.add(home.resolve(".venv").resolve("bin")));
        for (String folder : environment.variables().getOrDefault("PATH", "").split(":", -1)) {
            if (!folder.isEmpty()) {
                folders.add(Path.of(folder));
            }
        }
        return new Jupyter(folders);
    }

    /// The program that shows notebooks: JupyterLab where it is, else the classic one.
    Path browser() {
        return find("jupyter-lab")
                .or(() -> find("jupyter-notebook"))
                .orElseThrow(() -> missing("neither jupyter-lab nor jupyter-notebook"));
    }

    /// The program that runs notebooks without showing them.
    Path converter() {
        return find("jupyter-nbconvert").orElseThrow(() -> missing("no jupyter-nbconvert"));
    }

    private Optional<Path> find(String program) {
        return folders.stream()
                .map(folder -> folder.resolve(program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static Failure missing(String what) {
        return Failure.usage("TD-U070", "Jupyter is not installed: there is " + what + " in .venv/bin or on PATH", """
                install it in one of two ways, then run this again:
                    python3 -m venv .venv && .venv/bin/pip install jupyterlab nbconvert
                    sudo apt install jupyter-notebook jupyter-nbconvert""");
    }

    /// The variables of a process with our kernel among those that Jupyter finds.
    static Map<String, String> variables(Map<String, String> base, Path jupyterFolder) {
        String path = base.getOrDefault("JUPYTER_PATH", "");
        Map<String, String> variables = new java.util.HashMap<>(base);
        variables.put("JUPYTER_PATH", path.isEmpty() ? jupyterFolder.toString() : jupyterFolder + ":" + path);
        return variables;
    }
}
