package planted.model;

import com.google.gson.Gson;
import org.slf4j.Logger;

/// Planted: core with libraries.
public final class UsesLibraries {
    public void log(Logger log) {
        log.info("in core");
    }

    public Gson json() {
        return new Gson();
    }
}
