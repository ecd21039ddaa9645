package tapedeck.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.cli.Sandbox;
import tapedeck.cli.Try;
import tapedeck.cli.frame.JsonReader;

final class DoctorVerbTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyCheckHasALineAndEveryFaultAFix() throws IOException {
        Try tried = new Sandbox(folder).run("doctor");

        assertThat(tried.out())
                .contains("JDK", "cores", "memory", "shared memory", "clock", "ports", "disk", "Jupyter")
                .contains("workspace", "2 symbols in data", "reports can be written", "settings");
        List<String> lines = tried.out().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(" !") || lines.get(i).startsWith(" ✖")) {
                assertThat(lines.get(i + 1)).contains("→ ");
            }
        }
    }

    @Test
    void theDocumentSaysTheSame() throws IOException {
        Try tried = new Sandbox(folder).run("doctor", "--json");

        assertThat(JsonReader.object(tried.out())).containsEntry("schema", "tapedeck.doctor/1");
        assertThat(tried.out()).contains("{\"name\":\"settings\",\"state\":\"good\"");
    }

    @Test
    void wrongSettingsAreAFault() throws IOException {
        Sandbox sandbox = new Sandbox(folder);
        Files.writeString(folder.resolve("tapedeck.yaml"), "acount: 1\n");

        Try tried = sandbox.run("doctor");

        assertThat(tried.exit()).isEqualTo(8);
        assertThat(tried.out()).contains("there is no setting 'acount'", "→ tapedeck config validate");
    }

    @Test
    void withoutAWorkspaceTheMachineIsLookedAt() {
        assertThat(Try.in(folder, "doctor").out()).contains("JDK", "none here");
    }

    @Test
    void whatTheMachineLacksIsSaid() throws IOException {
        assertThat(MachineChecks.cores(1).state()).isEqualTo(Check.State.NOTE);
        assertThat(MachineChecks.shared(folder.resolve("no")).state()).isEqualTo(Check.State.NOTE);
        assertThat(MachineChecks.jupyter(Map.of("PATH", folder.toString())).state())
                .isEqualTo(Check.State.NOTE);

        Path jupyter = Files.createFile(folder.resolve("jupyter"));
        Files.setPosixFilePermissions(jupyter, PosixFilePermissions.fromString("rwx------"));

        assertThat(MachineChecks.jupyter(Map.of("PATH", folder.toString())))
                .isEqualTo(Check.good("Jupyter", jupyter.toString()));
    }
}
