package io.synco.sync.read;

import io.synco.kernel.Side;
import io.synco.rules.EventKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened, which rule decided about it, and how it ended.
 *
 * @param subject which order or product it is about, in words
 * @param decision the rule's sentence
 * @param outcomeText why it ended so, where there is something to say
 */
public record EventRow(
        long id,
        Instant at,
        EventKind kind,
        Side side,
        String subject,
        Optional<BigDecimal> amount,
        String rule,
        String decision,
        EventOutcome outcome,
        Optional<String> outcomeText,
        Optional<Instant> outcomeAt) {}
