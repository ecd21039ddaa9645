package tapedeck.engine;

import java.util.ServiceLoader;

/// Names code by its content: what a run id says of engine and strategies. Read from class files, so implemented in
/// the room that may read.
public interface CodeIdentity {
    /// Hash of core and bridge classes.
    String ofEngine();

    /// Hash of a strategy's class closure.
    String ofStrategy(Class<?> type);

    /// The identity of this program.
    static CodeIdentity current() {
        return ServiceLoader.load(CodeIdentity.class, CodeIdentity.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("core's services are missing from the class path"));
    }
}
