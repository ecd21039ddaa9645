package tapedeck.cli.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ErrorBlockTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void theSourceLineIsShownWithACaret() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "time,open\n2020-01-01,x1.5,9\n");

        Try tried = Try.of("-C", folder.toString(), "fail", "config", "--place", "a.csv:2:12");

        assertThat(tried.err()).isEqualTo("""
                error[TD-C001] a.csv:2:12  it is wrong
                    2 | 2020-01-01,x1.5,9
                      |            ^^^^
                  hint: mend it   exit 2
                """);
    }

    @Test
    void withoutAColumnTheLineStandsAlone() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "first\r\nsecond\r\n");

        Try tried = Try.of("-C", folder.toString(), "fail", "data", "--place", "a.csv:2");

        assertThat(tried.err()).isEqualTo("error[TD-D001] a.csv:2  it is broken\n    2 | second\n  exit 3\n");
    }

    @Test
    void aPlaceThatIsNoFileStandsAlone() {
        String expected = "error[TD-C001] a.csv:7:9  it is wrong\n  hint: mend it   exit 2\n";

        assertThat(Try.of("-C", folder.toString(), "fail", "config", "--place", "a.csv:7:9")
                        .err())
                .isEqualTo(expected);
    }

    @Test
    void aLineBeyondTheEndIsLeftOut() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "first\n");

        assertThat(Try.of("-C", folder.toString(), "fail", "data", "--place", "a.csv:9:1")
                        .err())
                .doesNotContain("|");
    }

    @Test
    void aLongLineIsCutAroundTheColumn() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "y,".repeat(1000) + "bad,value\n");

        String err = Try.of("-C", folder.toString(), "fail", "data", "--place", "a.csv:1:2001")
                .err();

        String[] lines = err.split("\n", -1);
        assertThat(lines[1]).hasSizeLessThan(180).contains("…");
        assertThat(lines[1].charAt(lines[2].indexOf('^'))).isEqualTo('b');
        assertThat(lines[2]).endsWith("| " + " ".repeat(51) + "^^^");
    }

    @Test
    void textFromFilesCannotSteerTheTerminal() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "a\u001b[31m,b\tc\n");

        String err = Try.of("-C", folder.toString(), "fail", "data", "--place", "a.csv:1:1")
                .err();

        assertThat(err).doesNotContain("\u001b").doesNotContain("\t");
    }
}
