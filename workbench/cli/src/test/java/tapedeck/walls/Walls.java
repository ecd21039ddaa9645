package tapedeck.walls;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The walls of the house plan as rules over the packages beneath one root, so that the same rules can be turned on
/// planted classes that break them.
final class Walls {
    /// From left to right: each room uses only those before it.
    static final List<String> CORE =
            List.of("model", "event", "indicator", "strategy", "execution", "venue", "engine", "file");

    private final String root;
    private final Map<String, ArchRule> rules = new LinkedHashMap<>();

    Walls(String root) {
        this.root = root;
        rooms();
        determinism();
        numbers();
        threadsAndFiles();
        libraries();
    }

    /// Every wall under its name, in the order of the house plan.
    Map<String, ArchRule> rules() {
        return rules;
    }

    private void rooms() {
        add(
                "core uses the JDK only",
                classes()
                        .that()
                        .resideInAnyPackage(core())
                        .should()
                        .onlyDependOnClassesThat(
                                resideInAnyPackage(and(core(), "java..", "org.jspecify.annotations"))));
        for (int room = 0; room < CORE.size() - 1; room++) {
            String[] right =
                    CORE.subList(room + 1, CORE.size()).stream().map(this::in).toArray(String[]::new);
            add("core's " + CORE.get(room) + " uses only the rooms to its left", no(right, in(CORE.get(room))));
        }
        add("no package cycles", slices().matching(root + ".(**)").should().beFreeOfCycles());
        add("lab sees neither live nor cli nor strategies", no(apps("live", "cli", "strategies", "ta4j"), in("lab")));
        add("live sees neither lab nor cli nor strategies", no(apps("lab", "cli", "strategies", "ta4j"), in("live")));
        add("strategies see core only", no(apps("lab", "live", "cli"), in("strategies"), in("ta4j")));
    }

    private void determinism() {
        String[] rooms =
                and(core(), in("strategies"), in("ta4j"), in("lab.analytics"), in("lab.research"), in("lab.report"));
        taken("no system time", Ambient.systemTime(), rooms);
        taken("no unseeded randomness", Ambient.unseededRandomness(), rooms);
        taken("no default locale", Ambient.defaultLocale(), rooms);
        taken("no default time zone", Ambient.defaultZone(), rooms);
        taken(
                "no hash order in event, execution, venue, engine",
                Ambient.hashOrder(),
                apps("event", "execution", "venue", "engine"));
    }

    private void numbers() {
        add(
                "no double in fields of execution and venue",
                fields().that()
                        .areDeclaredInClassesThat()
                        .resideInAnyPackage(in("execution"), in("venue"))
                        .should(Conditions.haveExactType()));
        // Order is the author's builder: it holds doubles until it is submitted
        add(
                "no double in fields of orders, fills and ticks",
                fields().that()
                        .areDeclaredInClassesThat()
                        .haveNameMatching(root + "\\.model\\.(OrderEvent|Fill|Ticket|Tick)(\\$.*)?")
                        .should(Conditions.haveExactType()));
    }

    private void threadsAndFiles() {
        String[] quiet = and(core(), in("strategies"), in("ta4j"));
        add(
                "no threads and locks in core and strategies",
                // the two that take ta4j's locks away
                classes()
                        .that()
                        .resideInAnyPackage(quiet)
                        .and()
                        .haveNameNotMatching(root + "\\.ta4j\\.(OneThreadLock|CacheScan)(\\$.*)?")
                        .should(Conditions.stayInOneThread()));
        add(
                "no input and output in core but in file",
                noClasses()
                        .that()
                        .resideInAnyPackage(core())
                        .and(resideOutsideOfPackages(in("file")))
                        .should()
                        .dependOnClassesThat(Conditions.doInputOrOutput()));
    }

    private void libraries() {
        add("ta4j only in strategies", only("org.ta4j..", in("strategies"), in("ta4j")));
        add("Arrow only in lab.store", only("org.apache.arrow..", in("lab.store")));
        add("CSV reader only in lab.store", only("org.apache.commons.csv..", in("lab.store")));
        add("DuckDB only in lab.store", only("org.duckdb..", in("lab.store")));
        add("Tablesaw only in notebook and export", only("tech.tablesaw..", in("lab.notebook"), in("lab.export")));
        add("XChart only in notebook and export", only("org.knowm.xchart..", in("lab.notebook"), in("lab.export")));
        add("picocli only in cli", only("picocli..", in("cli")));
    }

    private void taken(String name, DescribedPredicate<JavaAccess<?>> access, String... rooms) {
        add(
                name,
                noClasses()
                        .that()
                        .resideInAnyPackage(rooms)
                        .and()
                        .doNotHaveFullyQualifiedName(root + ".event.WallClock")
                        .should()
                        .accessTargetWhere(access));
    }

    private ArchRule no(String[] seen, String... from) {
        return noClasses()
                .that()
                .resideInAnyPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(seen);
    }

    private ArchRule only(String library, String... rooms) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private void add(String name, ArchRule rule) {
        rules.put(name, rule.allowEmptyShould(true));
    }

    private String in(String room) {
        return root + "." + room + "..";
    }

    private String[] apps(String... rooms) {
        return Stream.of(rooms).map(this::in).toArray(String[]::new);
    }

    private String[] core() {
        return apps(CORE.toArray(String[]::new));
    }

    private static String[] and(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }
}
