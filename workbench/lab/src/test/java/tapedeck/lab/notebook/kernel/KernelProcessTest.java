package tapedeck.lab.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The kernel as Jupyter knows it: a process that answers messages. Tests that leave it as it was share one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KernelProcessTest {
    private Path folder = Path.of("");
    private KernelClient kernel;

    @BeforeAll
    void startTheSharedOne(@TempDir Path shared) throws IOException {
        kernel = new KernelClient(shared, self(), "-Xmx512m");
    }

    @AfterAll
    void endTheSharedOne() {
        kernel.close();
    }

    @BeforeEach
    void folder(@TempDir Path own) {
        folder = own;
    }

    @Test
    void cellsAnswerPrintShowAndFail() throws Exception {
        assertThat(kernel.execute("6 * 7").text()).isEqualTo("42");
        assertThat(kernel.execute("new double[] {1, 2.5}").text()).isEqualTo("[1.0, 2.5]");
        assertThat(kernel.execute("\"<b>\"").data().has("text/html")).isFalse();
        assertThat(kernel.execute("show(heatMap(\"a\", List.of(1), \"b\", List.of(2), new double[][] {{3}}))")
                        .data()
                        .get("text/html")
                        .getAsString())
                .contains("3.00");
        assertThat(kernel.execute("Table.create(IntColumn.create(\"n\", 1, 2))")
                        .data()
                        .get("text/html")
                        .getAsString())
                .contains("<td class=\"n\">2</td>");
        KernelClient.Answer failed = kernel.execute("int[] none = {};\nnone[3]");
        assertThat(failed.status()).isEqualTo("error");
        assertThat(failed.reply().get("evalue").getAsString()).startsWith("ArrayIndexOutOfBoundsException");
        assertThat(kernel.execute("\"still \" + \"here\"").text()).isEqualTo("still here");
    }

    @Test
    void whatWasPrintedBeforeAShownThingStandsBeforeIt() {
        kernel.begin("System.out.println(\"before\");\nshow(List.of(1));");

        assertThat(kernel.nextOutput()).isEqualTo("stream");
        assertThat(kernel.nextOutput()).isEqualTo("display_data");
        kernel.await();
    }

    @Test
    void aHundredThousandLinesAreNotAsManyMessages() throws Exception {
        KernelClient.Answer answer =
                kernel.execute("for (int i = 0; i < 100_000; i++) System.out.println(\"line \" + i);");

        assertThat(answer.printed()).hasLineCount(100_000).endsWith("line 99999\n");
        assertThat(answer.streams()).isLessThan(1_000);
    }

    @Test
    void interruptEndsALoopAndAWait() throws Exception {
        for (String forever : new String[] {
            "System.out.println(\"on\");\nlong n = 0;\nwhile (true) n++;",
            "System.out.println(\"on\");\nThread.sleep(1_000_000);"
        }) {
            kernel.begin(forever);
            assertThat(kernel.nextPrinted()).isEqualTo("on\n");

            kernel.interrupt();

            assertThat(kernel.await().status()).isEqualTo("error");
        }
        assertThat(kernel.execute("1").text()).isEqualTo("1");
    }

    @Test
    void completionAndInspectionAnswer() throws Exception {
        kernel.execute("String motto = \"x\";");

        assertThat(kernel.ask("complete_request", "motto.isBl", 10)
                        .get("matches")
                        .toString())
                .contains("isBlank()");
        assertThat(kernel.ask("inspect_request", "motto", 3)
                        .getAsJsonObject("data")
                        .get("text/plain")
                        .getAsString())
                .contains("String motto");
        assertThat(kernel.ask("is_complete_request", "if (true) {", 0)
                        .get("status")
                        .getAsString())
                .isEqualTo("incomplete");
    }

    @Test
    void classesOfALocalFolderCanBeAdded() throws Exception {
        Path classes = compile("package bought; public final class Thing { public static int size() { return 12; } }");
        KernelClient.Answer answer = kernel.execute("%jar " + classes + "\nbought.Thing.size()");

        assertThat(answer.text()).isEqualTo("12");
        assertThat(kernel.execute("%jar nowhere.jar").status()).isEqualTo("error");
        assertThat(kernel.execute("int seven = 17\n% 10;\nseven").text()).isEqualTo("7");
    }

    @Test
    void aKernelWithoutItsServerEnds() throws Exception {
        Process server = new ProcessBuilder("sleep", "1000").start();
        try (KernelClient orphan = new KernelClient(folder, server.pid())) {
            assertThat(orphan.execute("1").text()).isEqualTo("1");

            server.destroyForcibly();

            assertThat(orphan.awaitEnd()).isEqualTo(1);
        }
    }

    @Test
    void aKernelWithoutMemoryEndsAndTheNextOneSaysSoAndEndsWhenAsked() throws Exception {
        String mark = "-XX:OnOutOfMemoryError=touch '" + folder + "'/exhausted-%p";
        try (KernelClient greedy = new KernelClient(folder, self(), "-Xmx160m", "-XX:+ExitOnOutOfMemoryError", mark)) {
            greedy.begin("var all = new ArrayList<long[]>();\nwhile (true) all.add(new long[1_000_000]);");

            assertThat(greedy.awaitEnd()).isEqualTo(3);
            assertThat(greedy.log()).contains("java.lang.OutOfMemoryError");
        }
        try (KernelClient next = start()) {
            assertThat(next.execute("1").printed()).contains("ran out of memory", "--memory 4g");
            assertThat(next.execute("2").printed()).isEmpty();

            next.shutdown();
            assertThat(next.awaitEnd()).isZero();
        }
    }

    private KernelClient start() throws IOException {
        return new KernelClient(folder, self(), "-Xmx512m");
    }

    private static long self() {
        return ProcessHandle.current().pid();
    }

    private Path compile(String source) throws IOException {
        Path file = Files.writeString(folder.resolve("Thing.java"), source);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", classes.toString(), file.toString());
        assertThat(result).isZero();
        return classes;
    }
}
