package tapedeck.file;

import tapedeck.engine.CodeIdentity;

/// Identity from the class files of this program.
public final class ClassIdentity implements CodeIdentity {
    @Override
    public String ofEngine() {
        return EngineVersion.hash();
    }

    @Override
    public String ofStrategy(Class<?> type) {
        return ClassClosure.of(type).hash();
    }
}
