package tapedeck.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every wall of the house plan stands, in all modules.
final class WallsTest {
    private static final ImportOption NO_TESTS =
            location -> !location.contains("/test-classes/") && !location.contains("-tests.jar");
    private static final JavaClasses HOUSE =
            new ClassFileImporter().withImportOption(NO_TESTS).importPackages("tapedeck");

    @TestFactory
    Stream<DynamicTest> everyWallStands() {
        return new Walls("tapedeck")
                .rules().entrySet().stream()
                        .map(wall -> DynamicTest.dynamicTest(
                                wall.getKey(), () -> wall.getValue().check(HOUSE)));
    }

    @Test
    void allModulesAreLookedAt() {
        assertThat(HOUSE.stream().map(type -> type.getPackageName()))
                .contains("tapedeck.model", "tapedeck.lab", "tapedeck.live", "tapedeck.strategies", "tapedeck.cli")
                .doesNotContain("tapedeck.walls");
    }
}
