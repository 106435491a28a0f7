package io.synco.sync.read;

import io.synco.sync.job.JobKind;
import java.time.Instant;
import java.util.Optional;

/**
 * One job as a person sees it.
 *
 * @param subject what it is about in words, where an event of its says so; else its key
 * @param failure the remote's own words
 * @param hint what to do about it
 */
public record JobRow(
        long id,
        JobKind kind,
        String key,
        String subject,
        JobState state,
        Instant dueAt,
        int attempts,
        Optional<String> failure,
        Optional<String> hint,
        Instant createdAt,
        Optional<Instant> flaggedAt,
        Optional<Instant> finishedAt) {}
