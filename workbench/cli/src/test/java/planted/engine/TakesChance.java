package planted.engine;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Planted: each method draws without a seed.
public final class TakesChance {
    double math() {
        return Math.random();
    }

    double strictMath() {
        return StrictMath.random();
    }

    Random random() {
        return new Random();
    }

    Supplier<SplittableRandom> splittableByReference() {
        return SplittableRandom::new;
    }

    int local() {
        return ThreadLocalRandom.current().nextInt();
    }

    byte[] secure() {
        return new SecureRandom().generateSeed(1);
    }

    UUID uuid() {
        return UUID.randomUUID();
    }

    RandomGenerator generator() {
        return RandomGenerator.getDefault();
    }

    void shuffle(List<String> names) {
        Collections.shuffle(names);
    }
}
