package io.synco.sync.feed;

import io.synco.sync.feed.OdooChangeFeed.News;
import io.synco.sync.job.WorkerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How soon an Odoo is asked again: what has been quiet for long is asked seldom, what is busy every few seconds. */
@ApplicationScoped
class Pace {
    /** News is late by at most this part of the quiet that came before it. */
    private static final long PART = 10;

    /** After a hint of Odoo 17 or 18, which comes before its commit: most transactions take less than five seconds, hardly one thirty. */
    private static final List<Duration> LOOKS = List.of(Duration.ofSeconds(5), Duration.ofSeconds(30));

    private final WorkerConfig config;

    Pace(WorkerConfig config) {
        this.config = config;
    }

    Duration next(News news) {
        Duration next = next(news.quiet());
        return news.unseen()
                .flatMap(Pace::untilLook)
                .filter(until -> until.compareTo(next) < 0)
                .orElse(next);
    }

    /** @param hinted how long ago */
    private static Optional<Duration> untilLook(Duration hinted) {
        return LOOKS.stream()
                .filter(look -> look.compareTo(hinted) > 0)
                .map(look -> look.minus(hinted))
                .findFirst();
    }

    private Duration next(Duration quiet) {
        Duration part = quiet.dividedBy(PART);
        if (part.compareTo(config.odooPollEvery()) < 0) {
            return config.odooPollEvery();
        }
        return part.compareTo(config.odooPollIdle()) < 0 ? part : config.odooPollIdle();
    }
}
