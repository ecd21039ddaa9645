package tapedeck.cli.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExitCodeTest {
    private static final String WAYS = """
            bug,          1, TD-X001, this is a bug in Tapedeck
            error,        1, TD-X001, impossible
            config,       2, TD-C001, it is wrong
            data,         3, TD-D001, it is broken
            missing,      3, TD-D001, /x/y  there is no such file
            strategy,     4, TD-S001, it threw
            check,        5, TD-K001, sharpe 0.3 is below 0.5
            preflight,    6, TD-L001, no feed
            halt,         7, TD-L002, halted
            full,         8, TD-E004, /x/y  the disk is full
            wrapped-full, 8, TD-E004, the disk is full
            denied,       8, TD-E002, /x/y  no permission
            memory,       8, TD-E005, not enough memory: Java heap space
            interrupt,  130, TD-E130, interrupted
            """;

    @ParameterizedTest
    @CsvSource(textBlock = WAYS)
    void everyFailureHasItsCode(String way, int number, String code, String words) {
        Try tried = Try.of("fail", way);

        assertThat(tried.exit().number()).isEqualTo(number);
        assertThat(tried.err()).startsWith("error[" + code + "]").contains(words, "exit " + number);
        assertThat(tried.err()).doesNotContain("\tat ");
        assertThat(tried.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = WAYS)
    void withJsonTheErrorIsTheDocument(String way, int number, String code, String words) {
        Try tried = Try.of("fail", way, "--json");

        assertThat(tried.exit().number()).isEqualTo(number);
        assertThat(tried.out())
                .startsWith("{\"schema\":\"tapedeck.error/1\",\"ok\":false,\"exit\":" + number)
                .contains("\"code\":\"" + code + "\"")
                .endsWith("}}\n");
        assertThat(tried.err()).isEmpty();
    }

    @Test
    void noCodeIsForgottenHere() {
        Set<Integer> tested = new TreeSet<>(Set.of(ExitCode.OK.number()));
        WAYS.lines().forEach(line -> tested.add(Integer.parseInt(line.split(",", -1)[1].strip())));

        assertThat(EnumSet.allOf(ExitCode.class)).extracting(ExitCode::number).containsExactlyElementsOf(tested);
    }

    @Test
    void theManualNamesEveryCode() throws IOException {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("mvnw"))) {
            at = Objects.requireNonNull(at.getParent(), "the tests run outside the repository");
        }
        String page = Files.readString(at.resolve("docs/reference/command-line.md"));

        for (ExitCode code : ExitCode.values()) {
            assertThat(page).contains("| " + code.number() + " | ");
        }
    }

    @Test
    void theStackTraceNeedsVerbose() {
        assertThat(Try.of("fail", "bug", "-v").err()).contains("\tat tapedeck.cli.frame.TestVerbs");
        assertThat(Try.of("fail", "bug").err()).contains("a broken invariant", "run it again with -v");
    }
}
