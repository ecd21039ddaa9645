package tapedeck.cli.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FrameTest {
    @Test
    void globalOptionsStandBeforeOrAfterTheVerb() {
        String expected = "{\"schema\":\"test.say/1\",\"texts\":[\"hello\"],\"fee\":\"0.1\"";

        assertThat(Try.of("--json", "say", "hello", "--fee", "0.1").out()).startsWith(expected);
        assertThat(Try.of("say", "hello", "--json", "--fee=0.1").out()).startsWith(expected);
        assertThat(Try.of("say", "--fee", "0.1", "hello", "--json").out()).startsWith(expected);
    }

    @Test
    void valuesOfGlobalOptionsAreNotTakenForTheVerb(@TempDir Path folder) {
        Try tried = Try.of("-C", folder.toString(), "--set", "runs=1", "say", "--json", "--set", "b=2", "--dry-run");

        assertThat(tried.out()).contains("\"directory\":\"" + folder.getFileName() + "\"");
        assertThat(tried.out()).contains("\"isDryRun\":true", "\"sets\":[\"runs=1\",\"b=2\"]");
    }

    @Test
    void anOptionsValueMayBeginWithAMinus() {
        assertThat(Try.of("say", "-r", "-2y", "--json").out()).contains("\"range\":\"-2y\"");
    }

    @Test
    void anOptionIsNeverTakenForTheValueOfAnother() {
        Try tried = Try.of("say", "--fee", "--range", "2020");

        assertThat(tried.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(tried.err()).contains("--fee");
    }

    @Test
    void aClearPrefixNamesTheVerb() {
        assertThat(Try.of("sa", "x").out()).isEqualTo("x\n");
        assertThat(Try.of("ru", "l").out()).isEqualTo("listed\n");
        assertThat(Try.of("runs", "sh", "@last~2").out()).isEqualTo("shown @last~2\n");
    }

    @Test
    void anUnclearPrefixListsWhatItCouldBe() {
        Try tried = Try.of("rep");

        assertThat(tried.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(tried.err()).contains("'rep' could be report or replay");
    }

    @Test
    void unknownWordsGetASuggestion() {
        assertThat(Try.of("sya").err()).contains("there is no verb 'sya'", "did you mean 'say'?", "exit 2");
        assertThat(Try.of("say", "--fe", "1").err()).contains("no option '--fe'", "did you mean '--fee'?");
        assertThat(Try.of("say", "--jsno").err()).contains("did you mean '--json'?");
        assertThat(Try.of("runs", "list").err()).contains("no verb 'runs list'", "did you mean 'ls'?");
        assertThat(Try.of("--jsn", "say").err()).contains("did you mean '--json'?");
        assertThat(Try.of("runs", "ls", "more").err()).contains("one word too many");
    }

    @Test
    void aVerbOfVerbsAloneSaysWhatMayFollow() {
        Try tried = Try.of("runs");

        assertThat(tried.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(tried.err()).contains("'tapedeck runs' needs one more word: ls, show");
    }

    @Test
    void aMissingArgumentIsAUsageError() {
        Try tried = Try.of("runs", "show");

        assertThat(tried.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(tried.err()).contains("RUN", "tapedeck runs show --help");
    }

    @Test
    void helpListsEveryVerbAndHelpOfAVerbItsOptions() {
        assertThat(Try.of("--help").out()).contains("say", "repeat what was said", "--no-color");
        assertThat(Try.of().out()).isEqualTo(Try.of("--help").out());
        assertThat(Try.of("help").out()).isEqualTo(Try.of("--help").out());
        assertThat(Try.of("say", "--help").out()).contains("Usage: tapedeck say", "--fee=SHARE", "a fee");
        assertThat(Try.of("help", "say").out())
                .isEqualTo(Try.of("say", "--help").out());
        assertThat(Try.of("runs", "show", "-h").out()).contains("tapedeck runs show");
    }

    @Test
    void helpIsShownEvenWhereAnArgumentIsMissing() {
        assertThat(Try.of("fail", "--help").exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void theVersionIsText() {
        assertThat(Try.of("--version").out()).isEqualTo("tapedeck 1.2.3\n");
        assertThat(Try.of("--version", "--json").out())
                .isEqualTo("{\"schema\":\"tapedeck.version/1\",\"version\":\"1.2.3\"}\n");
    }

    @Test
    void resultsAndNotesGoToDifferentStreams() {
        Try tried = Try.of("say", "x");

        assertThat(tried.out()).isEqualTo("x\n");
        assertThat(tried.err()).isEqualTo("saying it\n");
        assertThat(Try.of("say", "x", "-q").err()).isEmpty();
        assertThat(Try.of("say", "x", "-v").err()).isEqualTo("saying it\nin detail\n");
    }

    @Test
    void coloursNeedATerminalAndNobodyAgainstThem() {
        String coloured = "\u001b[32mx\u001b[0m\n";

        assertThat(Try.of("say", "x").out()).isEqualTo("x\n");
        assertThat(Try.in(e -> e.withTerminals(true, true), "say", "x").out()).isEqualTo(coloured);
        assertThat(Try.in(e -> e.withTerminals(true, true), "say", "x", "--no-color")
                        .out())
                .isEqualTo("x\n");
        assertThat(Try.in(e -> e.withTerminals(true, true).withVariables(Map.of("NO_COLOR", "1")), "say", "x")
                        .out())
                .isEqualTo("x\n");
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertThat(Try.of("-C", "no/such/folder", "say", "x").err()).contains("-C no/such/folder", "exit 2");
    }
}
