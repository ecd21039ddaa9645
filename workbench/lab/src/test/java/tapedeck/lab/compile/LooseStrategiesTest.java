package tapedeck.lab.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.engine.Strategies;
import tapedeck.file.ClassClosure;
import tapedeck.model.ConfigException;
import tapedeck.model.StrategyException;
import tapedeck.strategy.Sizing;

final class LooseStrategiesTest {
    @TempDir
    private Path folder = Path.of("");

    private Path strategies = Path.of("");
    private Path state = Path.of("");

    @BeforeEach
    void folders() throws IOException {
        strategies = Files.createDirectory(folder.resolve("strategies"));
        state = folder.resolve("state");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(strategies.resolve(name + ".java"), text, StandardCharsets.UTF_8);
    }

    private static String event(String name, String body) {
        return "import tapedeck.model.*;\nimport tapedeck.strategy.*;\npublic class " + name
                + " implements TradingStrategy {\n    @Override public void setup(Setup setup) {\n" + body
                + "\n    }\n}\n";
    }

    private LooseStrategies open() {
        return new LooseStrategies(strategies, state);
    }

    private StrategyException failure(String name) {
        StrategyException thrown = catchThrowableOfType(StrategyException.class, () -> open().load(name));
        assertThat(thrown).as("it must not load").isNotNull();
        return thrown;
    }

    @Test
    void aFileIsAStrategyWithoutABuild() throws IOException {
        write("Mine", event("Mine", ""));

        Class<?> type = open().load("Mine");

        assertThat(type.getName()).isEqualTo("Mine");
        assertThat(Strategies.create(type, Map.of(), Sizing.ALL_IN).parameters())
                .isEmpty();
    }

    @Test
    void aRuleStrategyInAPackageIsAStrategyToo() throws IOException {
        write("Crossing", """
                package my.own;
                import org.ta4j.core.*;
                import tapedeck.strategy.Param;
                import tapedeck.ta4j.*;
                public class Crossing implements RuleStrategy {
                    @Param(min = 2) int fast = 3;
                    public Strategy build(BarSeries bars) {
                        var f = new Sma(bars, fast);
                        var s = new Sma(bars, 9);
                        return new BaseStrategy(new CrossedUp(f, s), new CrossedDown(f, s));
                    }
                }
                """);

        Class<?> type = open().load("Crossing");

        assertThat(type.getName()).isEqualTo("my.own.Crossing");
        assertThat(Strategies.create(type, Map.of("fast", "5"), Sizing.ALL_IN).parameters())
                .containsEntry("fast", "5");
    }

    @Test
    void theSecondProcessDoesNotCompile() throws IOException {
        write("Mine", event("Mine", ""));
        write("Broken", "class {");
        LooseStrategies first = open();
        LooseStrategies second = open();

        Class<?> compiled = first.load("Mine");
        Class<?> kept = second.load("Mine");

        assertThat(first.compiledNanos()).isPresent();
        assertThat(second.compiledNanos()).isEmpty();
        assertThat(ClassClosure.of(kept).hash())
                .isEqualTo(ClassClosure.of(compiled).hash());
        assertThat(failure("Broken").place()).isEqualTo("strategies/Broken.java:1:6");
    }

    @Test
    void aDamagedCacheIsCompiledAgain() throws IOException {
        write("Mine", event("Mine", ""));
        open().load("Mine");
        Path kept;
        try (var files = Files.list(state.resolve("strategies"))) {
            kept = files.findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(kept);
        bytes[bytes.length / 2] ^= 1;
        Files.write(kept, bytes);
        LooseStrategies again = open();

        again.load("Mine");

        assertThat(again.compiledNanos()).isPresent();
    }

    @Test
    void aStateFolderThatCannotBeWrittenDoesNotStopIt() throws IOException {
        write("Mine", event("Mine", ""));
        Files.writeString(state, "a file where the folder should be");

        assertThat(open().load("Mine").getSimpleName()).isEqualTo("Mine");
    }

    @Test
    void aCommentChangesNoHashAndALineOfCodeDoes() throws IOException {
        write("Mine", event("Mine", "setup.bars();"));
        String before = ClassClosure.of(open().load("Mine")).hash();

        write("Mine", "// a remark\n\n" + event("Mine", "/* why */\n\nsetup.bars();"));
        String remarked = ClassClosure.of(open().load("Mine")).hash();
        write("Mine", event("Mine", "setup.bars(); setup.bars();"));
        String changed = ClassClosure.of(open().load("Mine")).hash();

        assertThat(remarked).isEqualTo(before);
        assertThat(changed).isNotEqualTo(before);
    }

    @Test
    void anotherStrategyBesideItChangesNoHash() throws IOException {
        write("Mine", event("Mine", "Runnable r = () -> setup.bars(); r.run();"));
        String before = ClassClosure.of(open().load("Mine")).hash();

        write("Another", event("Another", ""));

        assertThat(ClassClosure.of(open().load("Mine")).hash()).isEqualTo(before);
    }

    @Test
    void whatItUsesOfAnotherFileIsPartOfItsHash() throws IOException {
        write("Tool", "public class Tool { static int length() { return new int[] {3}[0]; } }");
        write("Mine", event("Mine", "setup.sma(setup.bars().close(), Tool.length());"));
        ClassClosure before = ClassClosure.of(open().load("Mine"));

        write("Tool", "public class Tool { static int length() { return new int[] {4}[0]; } }");
        ClassClosure after = ClassClosure.of(open().load("Mine"));

        assertThat(before.classes().keySet()).containsExactly("Mine", "Tool");
        assertThat(after.hash()).isNotEqualTo(before.hash());
    }

    @Test
    void aCompileErrorNamesLineColumnSymbolAndWhatWasMeant() throws IOException {
        write(
                "Mine",
                event("Mine", "\tLine l = setup.sme(setup.bars().close(), 3);").replace("Line l", "Lin l"));

        StrategyException thrown = failure("Mine");

        assertThat(thrown.code()).isEqualTo("TD-S101");
        assertThat(thrown.place()).isEqualTo("strategies/Mine.java:5:2");
        assertThat(thrown.getMessage())
                .startsWith("cannot find symbol: class Lin")
                .contains("also strategies/Mine.java:5:16  cannot find symbol: method sme");
        assertThat(thrown.hint()).isEqualTo("did you mean Line (tapedeck.indicator)?");
    }

    @Test
    void aMissingImportIsNamed() throws IOException {
        write("Mine", event("Mine", "Line line = setup.bars().close();"));

        assertThat(failure("Mine").hint()).isEqualTo("import tapedeck.indicator.Line");
    }

    @Test
    void aMisspeltMethodIsSuggested() throws IOException {
        write("Mine", event("Mine", "setup.higest(setup.bars().close(), 3);"));

        assertThat(failure("Mine").hint()).isEqualTo("did you mean 'highest'?");
    }

    @Test
    void aBrokenFileStopsOnlyThoseThatNeedIt() throws IOException {
        write("Broken", "public class Broken { int x = ; }");
        write("Needs", event("Needs", "new Broken();"));
        write("Free", event("Free", ""));

        assertThat(open().load("Free").getSimpleName()).isEqualTo("Free");
        assertThat(failure("Broken").getMessage()).startsWith("illegal start of expression");
        assertThat(failure("Needs").hint())
                .contains("it needs Broken.java, which does not compile: strategies/Broken.java:1:31");
    }

    @Test
    void twoFilesWithTheSameClassAreAnErrorOfBoth() throws IOException {
        write("Mine", event("Mine", ""));
        write("Other", event("Other", "") + "class Mine {}\n");
        write("Free", event("Free", ""));

        StrategyException mine = failure("Mine");
        StrategyException other = failure("Other");

        assertThat(mine.getMessage() + mine.hint()).contains("two strategies of one name", "Other.java");
        assertThat(other.getMessage() + other.hint()).contains("two strategies of one name", "Mine.java");
        assertThat(open().load("Free").getSimpleName()).isEqualTo("Free");
    }

    @Test
    void aFileMustDeclareTheClassOfItsName() throws IOException {
        write("Mine", "class Yours {}");

        assertThat(failure("Mine").getMessage()).isEqualTo("declares no class Mine; it declares Yours");
    }

    @Test
    void aClassThatCannotBeMadeIsRefused() throws IOException {
        write("Hidden", event("Hidden", "").replace("public class", "class"));
        write("Half", event("Half", "").replace("public class", "public abstract class"));
        write("Closed", event("Closed", "").replace("setup) {", "setup) {} private Closed() {"));
        write("Wanting", event("Wanting", "").replace("setup) {", "setup) {} public Wanting(int x) {"));

        assertThat(failure("Hidden").getMessage()).contains("is not public");
        assertThat(failure("Half").getMessage()).contains("is abstract");
        assertThat(failure("Closed").getMessage()).contains("has no public constructor without arguments");
        assertThat(failure("Wanting").getMessage()).contains("has no public constructor without arguments");
    }

    @Test
    void theProgramsPackagesAreNotForStrategies() throws IOException {
        write("Mine", "package tapedeck.model;\n" + event("Mine", ""));

        assertThat(failure("Mine").getMessage()).isEqualTo("is in the package tapedeck.model, which is the program's");
    }

    @Test
    void theStoreIsNotOnAStrategysClassPath() throws IOException {
        write("Mine", event("Mine", "tapedeck.lab.store.Store.open(null);"));

        assertThat(failure("Mine").getMessage()).contains("package tapedeck.lab.store does not exist");
    }

    @Test
    void aFileThatIsNotTextIsNamed() throws IOException {
        Files.write(strategies.resolve("Mine.java"), new byte[] {(byte) 0xc3, 0x28});

        assertThat(failure("Mine").getMessage()).isEqualTo("is not UTF-8 text");
    }

    @Test
    void deeperFoldersAreNotLoose() throws IOException {
        Files.createDirectories(strategies.resolve("src/main/java"));
        Files.writeString(strategies.resolve("src/main/java/Deep.java"), event("Deep", ""));

        assertThat(open().names()).isEmpty();
    }

    @Test
    void theCompilersWarningsAreKept() throws IOException {
        write("Mine", event("Mine", "int never = 1 / 0;"));
        open().load("Mine");

        assertThat(open().warnings("Mine"))
                .singleElement()
                .asString()
                .startsWith("strategies/Mine.java:5:17  ")
                .contains("division by zero");
    }

    @Test
    void aLooseStrategyBeatsABuiltInOneOfItsName() throws IOException {
        StrategyCatalog without = StrategyCatalog.of(strategies, state);
        assertThat(without.find("SmaCross").getName()).isEqualTo("tapedeck.strategies.SmaCross");
        write("SmaCross", event("SmaCross", ""));

        StrategyCatalog catalog = StrategyCatalog.of(strategies, state);

        assertThat(catalog.find("SmaCross").getName()).isEqualTo("SmaCross");
        assertThat(catalog.hidesBuiltIn("SmaCross")).isTrue();
        assertThat(catalog.all()).containsEntry("SmaCross", true).containsEntry("EmaCross", false);
    }

    @Test
    void anUnknownNameIsRefusedWithTheNearest() throws IOException {
        write("Breakout", event("Breakout", ""));

        ConfigException thrown = catchThrowableOfType(
                ConfigException.class,
                () -> StrategyCatalog.of(strategies, state).find("Brakeout"));

        assertThat(thrown.hint()).isEqualTo("did you mean 'Breakout'?");
    }

    @Test
    void aBuiltInStrategyIsFoundWithoutCompiling() throws IOException {
        write("Mine", event("Mine", ""));
        StrategyCatalog catalog = StrategyCatalog.of(strategies, state);

        catalog.find("EmaCross");

        assertThat(catalog.loose().orElseThrow().compiledNanos()).isEmpty();
        assertThat(state).doesNotExist();
    }

    @Test
    void aChangedFileIsANewGeneration() throws IOException {
        write("Mine", event("Mine", ""));
        LooseStrategies open = open();
        Class<?> first = open.load("Mine");

        boolean isChangedAtRest = open.refresh();
        Class<?> same = open.load("Mine");
        write("Mine", event("Mine", "setup.bars();"));
        boolean isChanged = open.refresh();

        assertThat(isChangedAtRest).isFalse();
        assertThat(same).isSameAs(first);
        assertThat(isChanged).isTrue();
        assertThat(open.load("Mine")).isNotSameAs(first);
    }
}
