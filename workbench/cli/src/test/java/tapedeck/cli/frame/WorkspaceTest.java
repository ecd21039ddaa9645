package tapedeck.cli.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkspaceTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void theNearestMarkedFolderUpwardIsTheWorkspace() throws IOException {
        Files.createFile(folder.resolve("tapedeck.yaml"));
        Path below = Files.createDirectories(folder.resolve("a/b"));

        assertThat(Workspace.find(below, Optional.empty())).contains(new Workspace(folder));
    }

    @Test
    void aFolderLaidOutLikeTheRepositoryNeedsNoMark() throws IOException {
        for (String name : new String[] {"data/market_data", "strategies"}) {
            Files.createDirectories(folder.resolve(name));
        }

        assertThat(Workspace.find(folder.resolve("data"), Optional.empty())).contains(new Workspace(folder));
    }

    @Test
    void elseTheProgramsOwnFolderServes() {
        Path home = folder.resolve("home");

        assertThat(Workspace.find(folder, Optional.of(home))).contains(new Workspace(home));
        assertThat(Workspace.find(folder, Optional.empty())).isEmpty();
    }
}
