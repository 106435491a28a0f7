package io.synco.sync.feed;

import io.synco.sync.job.WorkerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** How soon an Odoo is asked again: what has been quiet for long is asked seldom, what is busy every few seconds. */
@ApplicationScoped
class Pace {
    /** News is late by at most this part of the quiet that came before it. */
    private static final long PART = 10;

    private final WorkerConfig config;

    Pace(WorkerConfig config) {
        this.config = config;
    }

    /** @param quiet how long nothing new was seen */
    Duration next(Duration quiet) {
        Duration part = quiet.dividedBy(PART);
        if (part.compareTo(config.odooPollEvery()) < 0) {
            return config.odooPollEvery();
        }
        return part.compareTo(config.odooPollIdle()) < 0 ? part : config.odooPollIdle();
    }
}
