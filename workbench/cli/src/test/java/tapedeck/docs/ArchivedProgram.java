package tapedeck.docs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import tapedeck.cli.Main;

/// The classes under test as jars, with an archive of those that a run loads: each of the documents' many commands
/// starts in half the time. The launcher does the same.
///
/// @param classPath of jars only: an archive knows no folders
/// @param archive   where it is; not there if it could not be made, and then all still works
record ArchivedProgram(String classPath, Path archive) {
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.awt.headless=true");

    /// @param folder where jars and archive are put
    /// @param data   with the sample
    static ArchivedProgram make(Path folder, Path data) throws IOException, InterruptedException {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(":", -1)) {
            Path path = Path.of(entry);
            jars.add(
                    Files.isDirectory(path)
                            ? jar(path, folder.resolve(jars.size() + ".jar")).toString()
                            : entry);
        }
        ArchivedProgram program = new ArchivedProgram(String.join(":", jars), folder.resolve("classes.jsa"));
        program.rehearse(Files.createDirectory(folder.resolve("rehearsal")), data);
        return program;
    }

    private void rehearse(Path workspace, Path data) throws IOException, InterruptedException {
        ScratchClone.copy(data, workspace.resolve("data"));
        Files.createFile(workspace.resolve("tapedeck.yaml"));
        List<String> command = new ArrayList<>(List.of(java(), "-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable"));
        command.addAll(FLAGS);
        command.addAll(List.of("-Dtapedeck.home=" + workspace, "-cp", classPath, Main.class.getName()));
        command.addAll(List.of("-C", workspace.toString(), "backtest", "SmaCross", "-s", "ACME"));
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(workspace.resolve("log").toFile())
                .start()
                .waitFor();
    }

    /// A shell script that runs the command line for a home.
    String script(Path home) {
        return "#!/bin/sh\nexec '" + java() + "' -Xshare:auto -XX:SharedArchiveFile='" + archive
                + "' -Xlog:disable -Xlog:all=error:stderr -Xlog:cds*=off:stderr -Xlog:aot*=off:stderr "
                + String.join(" ", FLAGS) + " -Dtapedeck.terminal= -Dtapedeck.home='" + home + "' -cp '" + classPath
                + "' " + Main.class.getName() + " \"$@\"\n";
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Path jar(Path classes, Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(classes)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.setLevel(0);
            for (Path file : files) {
                entries.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, entries);
            }
        }
        return jar;
    }
}
