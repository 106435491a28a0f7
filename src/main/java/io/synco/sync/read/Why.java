package io.synco.sync.read;

import io.synco.stock.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why a level is what it is, or was at a write.
 *
 * @param reckonedAt when Odoo was read for it
 * @param again it is being reckoned again: something has touched it since
 * @param events that led to it, as far as they are still kept
 * @param write the write that this explains; of now, the last that Shopify accepted
 */
public record Why(
        LevelRow level,
        Optional<Integer> held,
        boolean again,
        Optional<Instant> reckonedAt,
        Optional<Target> terms,
        List<String> sentences,
        List<EventRow> events,
        Optional<Write> write) {
    /** @param answer Shopify's words where it refused */
    public record Write(long id, Instant at, int from, int to, boolean accepted, Optional<String> answer) {}
}
