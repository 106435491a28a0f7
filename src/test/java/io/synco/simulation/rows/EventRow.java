package io.synco.simulation.rows;

import io.synco.rules.Decision;
import io.synco.rules.EventKind;
import io.synco.sync.job.JobStore.Asked;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** An event with how it ended, or the job that will end it. */
public record EventRow(
        long id,
        Instant at,
        EventKind kind,
        String source,
        String sourceKey,
        String subject,
        Optional<Long> product,
        Optional<Long> item,
        Optional<Long> location,
        Optional<BigDecimal> amount,
        Decision decision,
        Optional<Ended> ended,
        Optional<Asked> job) {
    /** @param outcome 1 done, 2 superseded, 3 ignored, 4 flagged */
    public record Ended(int outcome, String words, Instant at) {}

    public boolean open() {
        return ended.isEmpty();
    }

    public boolean from(String wantedSource, String wantedKey) {
        return source.equals(wantedSource) && sourceKey.equals(wantedKey);
    }

    public boolean askedFor(long jobId, long upToRev) {
        return job.filter(asked -> asked.jobId() == jobId && asked.rev() <= upToRev)
                .isPresent();
    }

    public EventRow assigned(Asked now) {
        return new EventRow(
                id,
                at,
                kind,
                source,
                sourceKey,
                subject,
                product,
                item,
                location,
                amount,
                decision,
                ended,
                Optional.of(now));
    }

    public EventRow decided(Decision now) {
        return new EventRow(id, at, kind, source, sourceKey, subject, product, item, location, amount, now, ended, job);
    }

    public EventRow ended(Optional<Ended> now) {
        return new EventRow(
                id, at, kind, source, sourceKey, subject, product, item, location, amount, decision, now, job);
    }
}
