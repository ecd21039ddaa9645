package tapedeck.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tapedeck.engine.Strategies;
import tapedeck.strategy.Parameters;
import tapedeck.strategy.Sizing;
import tapedeck.strategy.StrategyProvider;
import tapedeck.strategy.Summary;

class BuiltInTest {
    static Stream<Class<?>> strategies() {
        return ServiceLoader.load(StrategyProvider.class).stream()
                .flatMap(provider -> provider.get().strategies().stream());
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void everyStrategyCanBeMadeAndSaysWhatItDoesAndRisks(Class<?> type) {
        Strategies.Ready ready = Strategies.create(type, Map.of(), Sizing.ALL_IN);

        Summary summary = type.getAnnotation(Summary.class);
        assertThat(ready.strategy()).isNotNull();
        assertThat(summary).isNotNull();
        assertThat(summary.value()).endsWith(".");
        assertThat(summary.risk()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void everyParameterIsExplainedAndItsDefaultIsInBounds(Class<?> type) {
        Strategies.Ready ready = Strategies.create(type, Map.of(), Sizing.ALL_IN);
        Object again = instance(type);

        assertThat(Parameters.of(again))
                .allSatisfy(declared -> assertThat(declared.bounds().value())
                        .as(declared.name())
                        .isNotBlank());
        assertThat(Parameters.apply(again, ready.parameters())).isEqualTo(ready.parameters());
    }

    private static Object instance(Class<?> type) {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " has no public constructor", e);
        }
    }
}
