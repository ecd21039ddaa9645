package tapedeck.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tapedeck.model.ConfigException;

final class BadSettingsTest {
    @TempDir
    private Path folder = Path.of("");

    static Stream<Arguments> wrongFiles() {
        return Stream.of(
                wrong("risk: { maxDailyLos: 3% }", "run.yaml:1:9", "'risk' has no setting 'maxDailyLos'"),
                wrong("acount: { cash: 3 }", "run.yaml:1:1", "there is no setting 'acount'"),
                wrong("account:\n  cash: lots\n", "run.yaml:2:9", "account.cash: 'lots' cannot be used"),
                wrong("account:\n  cash: -1\n", "run.yaml:2:9", "account.cash: '-1' cannot be used"),
                wrong("account:\n  cash: 1e20\n", "run.yaml:2:9", "account.cash: '1e20'"),
                wrong("account:\n  cash: 0.123456789\n", "run.yaml:2:9", "account.cash: '0.123456789'"),
                wrong("account:\n  cash: NaN\n", "run.yaml:2:9", "account.cash: 'NaN'"),
                wrong("account:\n  cash:\n", "run.yaml:2:8", "account.cash has no value"),
                wrong("account:\n  cash: [1]\n", "run.yaml:2:9", "account.cash is a list"),
                wrong("account:\n  cash: { a: 1 }\n", "run.yaml:2:9", "account.cash is a section"),
                wrong("account: 5\n", "run.yaml:1:10", "'account' is a section"),
                wrong("account: { cash: 1, cash: 2 }", "run.yaml:1:21", "'cash' stands here twice"),
                wrong("account: { short: yes }", "run.yaml:1:19", "account.short: 'yes'"),
                wrong("data: { bars: 7q }", "run.yaml:1:15", "data.bars: '7q'"),
                wrong("data: { range: 2023..2020 }", "run.yaml:1:16", "data.range: '2023..2020'"),
                wrong("data: { symbols: [A, A] }", "run.yaml:1:22", "'A' stands there twice"),
                wrong("data: { symbols: [[A]] }", "run.yaml:1:19", "data.symbols is a list"),
                wrong("execution: { fill: never }", "run.yaml:1:20", "execution.fill: 'never'"),
                wrong("execution: { fee: cheap }", "run.yaml:1:19", "execution.fee.rate: 'cheap'"),
                wrong("execution: { fee: { model: free } }", "run.yaml:1:28", "execution.fee.model: 'free'"),
                wrong("execution: { slippage: 2 }", "run.yaml:1:24", "execution.slippage: '2'"),
                wrong("execution: { slippage: { model: bps } }", "run.yaml:1:33", "needs 'value'"),
                wrong("execution: { fee: { maker: 1% } }", "run.yaml:1:28", "the model 'percent' has no 'maker'"),
                wrong("execution: { fee: { model: tiered } }", "run.yaml:1:28", "needs 'tiers'"),
                wrong("execution: { fee: { model: tiered, tiers: [0] } }", "run.yaml:1:44", "execution.fee.tiers: '0'"),
                wrong("execution: { atEnd: never }", "run.yaml:1:21", "execution.atEnd: 'never'"),
                wrong("strategy: { risk: { maxPositoin: 1 } }", "run.yaml:1:21", "'strategy.risk' has no setting"),
                wrong("execution: { latency: 50 }", "run.yaml:1:23", "execution.latency.delay: '50'"),
                wrong("report: { timezone: Mars }", "run.yaml:1:21", "report.timezone: 'Mars'"),
                wrong("seed: 1.5", "run.yaml:1:7", "seed: '1.5'"),
                wrong("connections: { k: { secret: hunter2 } }", "run.yaml:1:29", "must not hold the secret itself"),
                wrong("- a\n", "run.yaml:1:1", "settings are names and values"),
                wrong("account:\n\tcash: 1\n", "run.yaml:2:1", "not YAML"),
                wrong("account: { cash: 1", "run.yaml:1:19", "not YAML"),
                wrong("a: *nothing\n", "run.yaml:1:4", "not YAML"));
    }

    private static Arguments wrong(String yaml, String place, String words) {
        return Arguments.of(yaml, place, words);
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void whatIsWrongIsNamedWhereItStands(String yaml, String place, String words) {
        ConfigException problem = catchThrowableOfType(
                ConfigException.class, () -> new Sources(folder).run(yaml).load());

        assertThat(problem.place()).isEqualTo(place);
        assertThat(problem).hasMessageContaining(words);
    }

    @Test
    void aLiteralSecretIsNotRepeated() {
        ConfigException problem = catchThrowableOfType(
                ConfigException.class,
                () -> new Sources(folder).set("connections.k.secret=hunter2").load());

        assertThat(problem.getMessage() + problem.hint() + problem.place()).doesNotContain("hunter2");
    }

    @Test
    void unknownNamesGetASuggestion() {
        ConfigException problem = catchThrowableOfType(
                ConfigException.class,
                () -> new Sources(folder).set("risk.maxDailyLos=1%").load());

        assertThat(problem.hint()).isEqualTo("did you mean 'maxDailyLoss'?");
        assertThat(problem.place()).isEqualTo("--set risk.maxDailyLos");
    }

    @Test
    void aVariableOrAssignmentThatNamesNothingIsRefused() {
        assertThat(fails(new Sources(folder).variable("TAPEDECK__ACOUNT__CASH", "1")))
                .isEqualTo("TAPEDECK__ACOUNT__CASH");
        assertThat(fails(new Sources(folder).set("cash"))).isEqualTo("--set cash");
        assertThat(fails(new Sources(folder).set("account.cash"))).isEqualTo("--set account.cash");
    }

    private static String fails(Sources sources) {
        return catchThrowableOfType(ConfigException.class, sources::load).place();
    }

    @Test
    void aFileThatIsNotTextIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("x.yaml"), new byte[] {'a', ':', (byte) 0xff, (byte) 0xfe});

        ConfigException problem = catchThrowableOfType(ConfigException.class, () -> Yaml.read(file, "x.yaml"));

        assertThat(problem).hasMessageContaining("not UTF-8");
    }

    @Test
    void deepNestingAndManyAliasesEndInAnError() {
        String deep = "a: ".repeat(1) + "[".repeat(20_000) + "]".repeat(20_000);
        String laughs = "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n";

        assertThat(fails(new Sources(folder).run(deep))).startsWith("run.yaml");
        assertThat(fails(new Sources(folder).run(laughs))).startsWith("run.yaml");
    }

    @Test
    void noTextMakesTheReaderFailInAnyOtherWay() {
        String good = "strategy: { class: A, params: { f: 1 } }\nexecution: { fee: 0.1%, latency: 5ms }\nseed: 3\n";
        String letters = "abc01:{}[],-&*!|>'\"%@#\n\t \\?~";
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(good);
            for (int i = random.nextInt(6); i >= 0; i--) {
                text.setCharAt(random.nextInt(text.length()), letters.charAt(random.nextInt(letters.length())));
            }
            try {
                new Sources(folder).run(text.toString()).load();
            } catch (ConfigException expected) {
                assertThat(expected.code()).as("seed %d", seed).startsWith("TD-C1");
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ":\n" + text, e);
            }
        }
    }

    @Test
    void aSecretIsReadFromItsPlaceOnly() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "hunter2\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThat(Secret.of("${env:KEY}").reveal(Map.of("KEY", "x"), "k")).isEqualTo("x");
        assertThat(Secret.of("${file:" + file + "}").reveal(Map.of(), "k")).isEqualTo("hunter2");
        assertThat(Secret.of("${env:KEY}")).hasToString("${env:KEY}");
    }

    @Test
    void aSecretThatIsMissingOrOpenToOthersIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "hunter2\n");
        List<String> codes = Stream.of("rw-r--r--", "rw----r--", "rw-rw----")
                .map(mode -> {
                    try {
                        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                    return catchThrowableOfType(
                                    ConfigException.class,
                                    () -> Secret.of("${file:" + file + "}").reveal(Map.of(), "k"))
                            .code();
                })
                .toList();

        assertThat(codes).containsExactly("TD-C113", "TD-C113", "TD-C113");
        assertThat(catchThrowableOfType(
                                ConfigException.class,
                                () -> Secret.of("${env:NONE}").reveal(Map.of(), "connections.k.secret"))
                        .place())
                .isEqualTo("connections.k.secret");
    }
}
