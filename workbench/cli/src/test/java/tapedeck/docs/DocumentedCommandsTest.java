package tapedeck.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Runs the command blocks of the documents, so that what a reader copies works.
///
/// A block is run when its fence is ```` ```sh run ````. The blocks of one document share one scratch clone and run in
/// order, by bash, each stopping at its first failing command. Blocks fenced with plain `sh` are not run: cloning,
/// installing, and `./mvnw`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DocumentedCommandsTest {
    @TempDir
    private Path folder = Path.of("");

    private ArchivedProgram program;

    @BeforeAll
    void archive(@TempDir Path shared) throws IOException, InterruptedException {
        program = ArchivedProgram.make(shared, ScratchClone.root().resolve("data"));
    }

    @TestFactory
    Stream<DynamicTest> everyMarkedBlockRuns() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path document : documents()) {
            List<CommandBlock> blocks = CommandBlock.of(document);
            if (!blocks.isEmpty()) {
                ScratchClone clone = new ScratchClone(Files.createTempDirectory(folder, "clone"), program);
                blocks.forEach(block -> tests.add(DynamicTest.dynamicTest(block.place(), () -> runs(clone, block))));
            }
        }
        assumeTrue(!tests.isEmpty(), "no document has a block to run yet");
        return tests.stream();
    }

    private static void runs(ScratchClone clone, CommandBlock block) throws IOException, InterruptedException {
        ScratchClone.Outcome outcome = clone.run(block.script());

        assertThat(outcome.exit()).as(outcome.text()).isZero();
    }

    static List<Path> documents() throws IOException {
        Path root = ScratchClone.root();
        List<Path> documents = new ArrayList<>();
        if (Files.exists(root.resolve("README.md"))) {
            documents.add(root.resolve("README.md"));
        }
        try (Stream<Path> walk = Files.walk(root.resolve("docs"))) {
            walk.filter(path -> path.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        return documents;
    }

    @Test
    void onlyMarkedBlocksAreFound() throws IOException {
        Path document = Files.writeString(folder.resolve("x.md"), """
                # Title
                ```sh
                rm -rf everything
                ```
                text
                ```sh run
                ./tapedeck --version
                ```
                ```java
                class X {}
                ```
                - in a list
                  ```sh run
                  ./tapedeck doctor
                  ```
                """);

        assertThat(CommandBlock.of(document))
                .containsExactly(
                        new CommandBlock("x.md:6", "./tapedeck --version\n"),
                        new CommandBlock("x.md:13", "./tapedeck doctor\n"));
    }

    @Test
    void aBlockRunsTheClassesUnderTest() throws IOException, InterruptedException {
        ScratchClone clone = new ScratchClone(Files.createDirectory(folder.resolve("clone")), program);

        ScratchClone.Outcome good =
                clone.run("./tapedeck backtest SmaCross -s ACME --json | cut -c1-27\n./tapedeck runs ls");
        ScratchClone.Outcome bad = clone.run("./tapedeck bcktest\necho not reached");

        assertThat(good.text()).startsWith("{\"schema\":\"tapedeck.run/1\",").contains("SmaCross");
        assertThat(good.exit()).isZero();
        assertThat(bad.exit()).isEqualTo(2);
        assertThat(bad.text()).contains("did you mean 'backtest'?").doesNotContain("not reached");
    }
}
