package tapedeck.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tapedeck.launcher.Clone.Finished;
import tapedeck.launcher.Clone.Running;

/// What a user meets before any Java runs.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
final class LauncherTest {
    private final Clone clone;

    LauncherTest(@TempDir Path scratch) throws IOException {
        clone = new Clone(scratch);
    }

    @BeforeEach
    void sourcesAreOld() throws IOException {
        for (String source : new String[] {".mvn/find-jdk.sh", ".mvn", "pom.xml", "workbench/core/src/main"}) {
            Files.setLastModifiedTime(clone.file(source), FileTime.fromMillis(1_000_000_000_000L));
        }
    }

    @Test
    void onlyAnOldJdkIsRefusedWithWhatWasFoundAndWhatToInstall() throws Exception {
        clone.jdk("java-17", "17.0.15");
        clone.jre("jre-25", "25.0.1");

        Finished refused = clone.launch("--help");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.output()).isEmpty();
        assertThat(refused.errors())
                .contains("error[TD-E001]", "version 25 or newer", "17.0.15", "java-17", "25.0.1 (a JRE: no javac)")
                .contains("apt install", "brew install", "sdk install");
    }

    @Test
    void noJavaAtAllIsRefusedToo() throws Exception {
        Finished refused = clone.launch("--help");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.errors()).contains("found:  none");
    }

    @Test
    void theJdkNearestToTheFloorIsTaken() throws Exception {
        clone.jdk("a-27", "27");
        Path wanted = clone.jdk("b-25", "25.0.3");
        clone.jdk("c-26", "26.0.1");

        clone.launch("--help");

        assertThat(Files.readAllLines(clone.file(".tapedeck/current"))).contains("25.0.3 " + wanted);
    }

    @Test
    void javaHomeWinsIfItIsNewEnough() throws Exception {
        clone.jdk("a-25", "25.0.3");
        Path wanted = clone.jdk("b-26", "26-ea");

        clone.with("JAVA_HOME", wanted.toString()).launch("--help");

        assertThat(Files.readAllLines(clone.file(".tapedeck/current"))).contains("26-ea " + wanted);
    }

    @Test
    void javaHomeThatIsTooOldIsPassedOver() throws Exception {
        Path wanted = clone.jdk("a-25", "25.0.3");
        Path old = clone.jdk("b-8", "1.8.0_402");

        clone.with("JAVA_HOME", old.toString()).launch("--help");

        assertThat(Files.readAllLines(clone.file(".tapedeck/current"))).contains("25.0.3 " + wanted);
    }

    @Test
    void aJdkInMacOsLayoutIsFound() throws Exception {
        Path wanted = clone.jdk("temurin-25.jdk/Contents/Home", "25.0.3");

        clone.launch("--help");

        assertThat(Files.readAllLines(clone.file(".tapedeck/current"))).contains("25.0.3 " + wanted);
    }

    @Test
    void aJdkOnPathIsFoundThroughLinks() throws Exception {
        Path wanted = clone.jdk("hidden/jdk", "25.0.3");
        Files.createSymbolicLink(clone.beside("tools/java"), wanted.resolve("bin/java"));

        clone.launch("--help");

        assertThat(Files.readAllLines(clone.file(".tapedeck/current"))).contains("25.0.3 " + wanted);
    }

    @Test
    void argumentsFolderAndExitCodePassThrough() throws Exception {
        clone.jdk("jdk", "25");

        Finished run = clone.with("EXIT_WITH", "5").launch("back test", "-s", "*", "");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.output()).first().isEqualTo("folder=" + clone.beside("").toRealPath());
        assertThat(run.output()).endsWith("tapedeck.cli.Main", "back test", "-s", "*", "");
        assertThat(run.output()).contains("-Dtapedeck.home=" + clone.file("").toRealPath());
    }

    @ParameterizedTest
    @CsvSource({
        "'', TieredStopAtLevel=1",
        "doctor, TieredStopAtLevel=1",
        "--json -C doctor sweep, UseParallelGC",
        "--set a=b runs ls, TieredStopAtLevel=1",
        "sweep --help, TieredStopAtLevel=1",
        "backtest SmaCross, MaxRAMPercentage=50",
    })
    void flagsSuitTheVerb(String arguments, String flag) throws Exception {
        clone.jdk("jdk", "25");

        Finished run = clone.launch(
                Stream.of(arguments.split(" ")).filter(a -> !a.isEmpty()).toArray(String[]::new));

        assertThat(run.output()).anyMatch(line -> line.contains(flag));
        assertThat(run.output()).contains("--add-opens=java.base/java.nio=ALL-UNNAMED");
    }

    /// A sparse file of 120 MB stands for a store with years of minutes.
    @ParameterizedTest
    @CsvSource({
        "backtest Mine -s DAILY, true",
        "backtest Mine -C other -s MINUTES, true",
        "backtest Mine -s MINUTES, false",
        "backtest Mine --symbols=MINUTES, false",
        "backtest Mine -s DAILY --watch, false",
        "backtest Mine, false",
    })
    void aBacktestOfLittleDataGoesWithoutTheOptimisingCompiler(String arguments, boolean isLight) throws Exception {
        clone.jdk("jdk", "25");
        for (String folder : new String[] {"", "other/"}) {
            Files.createDirectories(clone.beside(folder + "data/store/MINUTES"));
            Files.writeString(clone.beside(folder + "tapedeck.yaml"), "");
        }
        try (var file = new RandomAccessFile(
                clone.beside("data/store/MINUTES/2020.1.arrow").toFile(), "rw")) {
            file.setLength(120L << 20);
        }

        Finished run = clone.launch(arguments.split(" "));

        assertThat(run.output().stream().anyMatch(line -> line.contains("TieredStopAtLevel=1")))
                .isEqualTo(isLight);
    }

    @Test
    void ownJvmOptionsComeAfterTheLaunchers() throws Exception {
        clone.jdk("jdk", "25");

        Finished run = clone.with("TAPEDECK_JAVA_OPTS", "-Xmx9g -Dx=y").launch("runs");

        assertThat(run.output()).containsSubsequence("-Xmx512m", "-Xmx9g", "-Dx=y", "tapedeck.cli.Main");
    }

    @Test
    void theFirstUseBuildsAndTheSecondDoesNot() throws Exception {
        clone.jdk("jdk", "25");

        Finished first = clone.launch("--help");
        Finished second = clone.launch("--help");

        assertThat(first.errors()).isEqualTo("building Tapedeck (first use) …\n");
        assertThat(second.errors()).isEmpty();
        assertThat(clone.builds()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "workbench/core/src/main"})
    void aNewerSourceIsBuilt(String source) throws Exception {
        clone.jdk("jdk", "25");
        clone.launch("--help");
        Files.setLastModifiedTime(clone.file(source), FileTime.fromMillis(System.currentTimeMillis() + 60_000));

        Finished second = clone.launch("--help");

        assertThat(second.errors()).isEqualTo("building Tapedeck (sources have changed) …\n");
    }

    @Test
    void aLibraryThatIsGoneIsFetchedAgain() throws Exception {
        clone.jdk("jdk", "25");
        clone.launch("--help");
        Files.delete(clone.beside("library.jar"));

        Finished second = clone.launch("--help");

        assertThat(second.exitCode()).isZero();
        assertThat(second.errors()).isEqualTo("building Tapedeck (libraries have moved) …\n");
    }

    @Test
    void aNewBuildLeavesTheJarsOfTheLastOneAlone() throws Exception {
        clone.jdk("jdk", "25");
        clone.launch("--help");
        Path first = newestApp();
        clone.jdk("jdk", "25.0.1");

        clone.launch("--help");

        assertThat(newestApp()).isNotEqualTo(first);
        assertThat(first.resolve("tapedeck-core.jar")).exists();
    }

    @Test
    void theKernelsArchiveIsMadeOnceAndForNotebooksOnly() throws Exception {
        clone.withSample().jdk("jdk", "25");

        Finished other = clone.launch("doctor");
        List<String> before = clone.kept();
        Finished first = clone.launch("notebook", "--kernel");
        Finished second = clone.launch("notebook", "--kernel");

        assertThat(other.errors()).doesNotContain("preparing");
        assertThat(before).containsExactly("classes.jsa", "classpath");
        assertThat(first.errors()).contains("preparing the kernel");
        assertThat(second.errors()).isEmpty();
        assertThat(clone.kept()).containsExactly("classes.jsa", "classpath", "kernel.jsa");
    }

    @Test
    void withoutTheSampleNothingIsLeftOfTheTrial() throws Exception {
        clone.jdk("jdk", "25");

        clone.launch("notebook", "--kernel");

        assertThat(clone.kept()).containsExactly("classpath");
    }

    @Test
    void aFailedBuildShowsItsErrorsAndKeepsTheLog() throws Exception {
        clone.jdk("jdk", "25");
        Files.createFile(clone.beside("broken"));

        Finished failed = clone.launch("--help");

        assertThat(failed.exitCode()).isEqualTo(8);
        assertThat(failed.output()).isEmpty();
        assertThat(failed.errors()).contains("this is broken", "error[TD-E003]", "build.log", "hint:");
        assertThat(clone.file(".tapedeck/current")).doesNotExist();
    }

    @Test
    void aCloneThatCannotBeWrittenToIsRefused() throws Exception {
        clone.jdk("jdk", "25");
        // a file where the folder should be: that stops root as well
        Files.createFile(clone.file(".tapedeck"));

        Finished refused = clone.launch("--help");

        assertThat(refused.exitCode()).isEqualTo(8);
        assertThat(refused.errors()).contains("error[TD-E002]", "hint:");
    }

    @Test
    void twoFirstUsesAtOnceBuildOnce() throws Exception {
        clone.jdk("jdk", "25");

        Running one = clone.start("--help");
        Running other = clone.start("--help");

        assertThat(one.finish().exitCode()).isZero();
        assertThat(other.finish().exitCode()).isZero();
        assertThat(clone.builds()).isEqualTo(1);
    }

    @Test
    void aLockOfAProcessThatIsGoneIsVoid() throws Exception {
        clone.jdk("jdk", "25");
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.createDirectory(clone.file(".tapedeck"));
        Files.createSymbolicLink(clone.file(".tapedeck/lock"), Path.of(Long.toString(gone.pid())));

        Finished run = clone.launch("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(clone.file(".tapedeck/lock")).doesNotExist();
    }

    private Path newestApp() throws IOException {
        try (Stream<Path> apps = Files.list(clone.file(".tapedeck/app"))) {
            return apps.max(Comparator.naturalOrder()).orElseThrow();
        }
    }
}
