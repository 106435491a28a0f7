package io.synco.sync.read;

import io.synco.sync.job.JobKind;
import java.time.Instant;
import java.util.Optional;

/**
 * One job as a person sees it.
 *
 * @param subject which order, product or place it is about, in words; empty where its kind says it all
 */
public record JobRow(
        long id,
        JobKind kind,
        String key,
        String subject,
        JobState state,
        Instant dueAt,
        int attempts,
        JobWords words,
        Instant createdAt,
        Optional<Instant> flaggedAt,
        Optional<Instant> finishedAt) {}
