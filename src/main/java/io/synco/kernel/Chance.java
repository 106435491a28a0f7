package io.synco.kernel;

import java.security.SecureRandom;
import java.util.UUID;

/** The only access to randomness. A seeded one replays a run exactly. */
public interface Chance {
    /** Uniform in [0, 1). */
    double unit();

    UUID uuid();

    Chance SYSTEM = new Chance() {
        private final SecureRandom random = new SecureRandom();

        @Override
        public double unit() {
            return random.nextDouble();
        }

        @Override
        public UUID uuid() {
            return UUID.randomUUID();
        }
    };
}
