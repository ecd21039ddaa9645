package tapedeck.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.file.RunFolder;
import tapedeck.live.bundle.Bundle;
import tapedeck.live.bundle.Gate;
import tapedeck.live.bundle.Promotion;
import tapedeck.live.session.Preflight;
import tapedeck.model.ConfigException;
import tapedeck.strategies.SmaCross;

final class BundleTest {
    @TempDir
    Path root = Path.of("");

    private Walk walk = new Walk(Path.of(""));

    @BeforeEach
    void start() {
        walk = new Walk(root);
    }

    @Test
    void bundleHoldsClassesConfigurationSourceAndCalendars() throws IOException {
        Bundle bundle = walk.promote("paper", 3);

        for (String file : List.of(
                "classes/tapedeck/strategies/SmaCross.class",
                "config.yaml",
                "run.txt",
                "source/SmaCross.java",
                "calendars/24x7.csv")) {
            assertThat(bundle.path().resolve(file)).isRegularFile();
        }
        assertThat(bundle.recipe().spec().strategies().getFirst().parameters()).containsEntry("fast", "3");
        assertThat(bundle.strategyClasses()).containsExactly(SmaCross.class.getName());
        assertThat(bundle.instruments().get(0).symbol()).isEqualTo(Walk.symbol());
    }

    @Test
    void samePromotionTwiceIsTheSameBundle() throws IOException {
        Bundle first = walk.promote("paper", 3);

        assertThat(walk.promote("paper", 3).id()).isEqualTo(first.id());
        assertThat(walk.promote("paper", 4).id()).isNotEqualTo(first.id());
        assertThat(walk.deployments().current("paper").getFileName().toString()).isNotEqualTo(first.id());
    }

    @Test
    void strategyIsLoadedFromTheFrozenBytes() throws Exception {
        Bundle bundle = walk.promote("paper", 3);

        Class<?> frozen = bundle.loader().loadClass(SmaCross.class.getName());

        assertThat(frozen).isNotEqualTo(SmaCross.class);
        assertThat(bundle.loader().loadClass("tapedeck.ta4j.RuleStrategy")).isAssignableFrom(frozen);
    }

    @Test
    void everyChangedByteOfEveryFileIsFound() throws IOException {
        Bundle bundle = walk.promote("paper", 3);
        List<Path> files;
        try (var all = Files.walk(bundle.path())) {
            files = all.filter(Files::isRegularFile).toList();
        }

        assertThat(files).hasSizeGreaterThan(5);
        for (Path file : files) {
            byte[] good = Files.readAllBytes(file);
            byte[] bad = good.clone();
            bad[good.length / 2] ^= 1;
            Files.write(file, bad);
            assertThatThrownBy(() -> Bundle.open(bundle.path()))
                    .as(file.toString())
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("its bytes were changed after promotion: hash ")
                    .hasMessageContaining("frozen as ")
                    .satisfies(e -> assertThat(((ConfigException) e).place()).isEqualTo(file.toString()));
            Files.write(file, good);
        }
        assertThat(Bundle.open(bundle.path()).id()).isEqualTo(bundle.id());
    }

    @Test
    void addedRemovedAndLinkedFilesAreFound() throws IOException {
        Bundle bundle = walk.promote("paper", 3);
        Path added = bundle.path().resolve("classes/Other.class");
        Files.writeString(added, "x");
        assertThatThrownBy(() -> Bundle.open(bundle.path())).hasMessageContaining("is not part of the bundle");
        Files.delete(added);

        Path config = bundle.path().resolve("config.yaml");
        Path aside = Files.move(config, root.resolve("config.yaml"));
        assertThatThrownBy(() -> Bundle.open(bundle.path())).hasMessageContaining("is missing");

        Files.createSymbolicLink(config, aside);
        assertThatThrownBy(() -> Bundle.open(bundle.path())).hasMessageContaining("is not a plain file");
    }

    @Test
    void changedStrategyOfTheSameNameIsRefusedWithBothHashes() throws IOException {
        Bundle bundle = walk.promote("paper", 3);
        String frozen = bundle.recipe().spec().strategies().getFirst().hash();

        assertThat(Preflight.check(bundle, Map.of("SmaCross", frozen))).hasSize(3);
        assertThat(Preflight.check(bundle, Map.of())).hasSize(3);
        assertThatThrownBy(() -> Preflight.check(bundle, Map.of("SmaCross", "0".repeat(64))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("0".repeat(64))
                .hasMessageContaining(frozen);
    }

    @Test
    void gateIsOpenForARunThatRepeatsAndWarnsOfMissingLimits() throws IOException {
        Gate gate = walk.promotion(walk.backtest(3), 3).check();

        assertThat(gate.isOpen()).isTrue();
        assertThat(gate.checks()).extracting(Gate.Check::outcome).contains(Gate.Outcome.WARNED);
        assertThat(gate.checks()).extracting(Gate.Check::outcome).doesNotContain(Gate.Outcome.FAILED);
    }

    @Test
    void gateIsClosedForARunThatDoesNotRepeat() throws IOException {
        Gate gate = walk.promotion(walk.backtest(3), 4).check();

        assertThat(gate.isOpen()).isFalse();
        assertThat(failed(gate)).containsExactly("made again, the same result");
    }

    @Test
    void gateIsClosedForLiteralSecrets() throws IOException {
        RunFolder run = walk.backtest(3);
        Files.writeString(run.path().resolve("config.yaml"), "exchange: { secret: abc }\n", StandardCharsets.UTF_8);

        assertThat(failed(walk.promotion(run, 3).check())).containsExactly("no secret in the configuration");
    }

    @Test
    void forcedPromotionKeepsItsReason() throws IOException {
        Promotion promotion = walk.promotion(walk.backtest(3), 4);
        Bundle bundle = promotion.freeze(walk.deployments(), new Promotion.Order("paper", "paper", "try it"), 0);

        assertThat(Files.readString(bundle.path().resolve("bundle.txt"))).contains("forced = try it\n");
        assertThat(Files.readString(bundle.path().resolveSibling("promotions.log")))
                .contains("1970-01-01T00:00:00Z bundle=" + bundle.id())
                .contains("forced=\"try it\"");
    }

    @Test
    void namesThatLeadElsewhereAreRefused() {
        for (String name : List.of("", "..", "a/b", "-x", "a b", "x".repeat(41))) {
            assertThatThrownBy(() -> walk.deployments().folder(name)).as(name).isInstanceOf(ConfigException.class);
        }
        assertThatThrownBy(() -> walk.deployments().current("nobody")).hasMessageContaining("nothing was promoted");
    }

    private static List<String> failed(Gate gate) {
        return gate.checks().stream()
                .filter(check -> check.outcome() == Gate.Outcome.FAILED)
                .map(Gate.Check::name)
                .toList();
    }
}
