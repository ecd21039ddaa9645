package tapedeck.walls;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Member;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A wall that stands because it sees nothing is no wall: each one must find what is planted against
/// it, and leave alone what is allowed.
final class WallsCanFailTest {
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("planted");
    private static final Map<String, ArchRule> WALLS = new Walls("planted").rules();

    @TestFactory
    Stream<DynamicTest> everyWallFindsWhatIsPlantedAgainstIt() {
        return WALLS.keySet().stream()
                .map(wall -> DynamicTest.dynamicTest(
                        wall, () -> assertThat(violations(wall)).isNotEmpty()));
    }

    @ParameterizedTest
    @CsvSource({
        "no system time, TakesTime",
        "no unseeded randomness, TakesChance",
        "no default locale, TakesLocale",
        "no default time zone, TakesZone",
        "'no hash order in event, execution, venue, engine', TakesHashOrder",
        "no threads and locks in core and strategies, TakesThreads",
        "no input and output in core but in file, DoesInputOrOutput",
    })
    void everyPlantedMemberIsFound(String wall, String planted) throws ClassNotFoundException {
        Class<?> type = Class.forName("planted.engine." + planted);
        List<String> found = violations(wall);

        assertThat(Stream.<Member>concat(Stream.of(type.getDeclaredMethods()), Stream.of(type.getDeclaredFields()))
                        .filter(member -> !member.isSynthetic())
                        .map(member -> planted + "." + member.getName()))
                .isNotEmpty()
                .allSatisfy(member -> assertThat(found).anyMatch(violation -> violation.contains(member)));
    }

    @Test
    void aSynchronizedBlockIsFound() {
        assertThat(violations("no threads and locks in core and strategies"))
                .anyMatch(violation -> violation.contains("LocksInside"));
    }

    @Test
    void boxedNestedAndArrayedFractionsAreFound() {
        assertThat(violations("no double in fields of execution and venue")).hasSize(4);
        assertThat(violations("no double in fields of orders, fills and ticks")).hasSize(2);
    }

    @Test
    void whatIsAllowedIsLeftAlone() {
        assertThat(WALLS.keySet().stream().flatMap(wall -> violations(wall).stream()))
                .noneMatch(violation -> violation.contains("StaysInside")
                        || violation.contains("planted.model.Order.")
                        || violation.contains("planted.event.WallClock"));
    }

    private static List<String> violations(String wall) {
        return requireNonNull(WALLS.get(wall), wall)
                .evaluate(PLANTED)
                .getFailureReport()
                .getDetails();
    }
}
