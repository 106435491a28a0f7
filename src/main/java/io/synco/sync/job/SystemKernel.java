package io.synco.sync.job;

import io.synco.kernel.Chance;
import io.synco.kernel.Time;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The real clock and real chance, for whoever asks for them; a simulation gives its own. */
@Singleton
class SystemKernel {
    @Produces
    @Singleton
    Time time() {
        return Time.SYSTEM;
    }

    @Produces
    @Singleton
    Chance chance() {
        return Chance.SYSTEM;
    }
}
