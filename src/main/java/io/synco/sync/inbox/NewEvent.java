package io.synco.sync.inbox;

import io.synco.rules.Decision;
import io.synco.rules.EventKind;
import java.math.BigDecimal;

/**
 * An event to be recorded.
 *
 * @param source who told: {@code move}, {@code order}, {@code level}
 * @param sourceKey the source's own id of what happened; recorded once
 * @param outcome null while a job has still to end it
 */
public record NewEvent(
        EventKind kind,
        String source,
        String sourceKey,
        String subject,
        Long product,
        Long item,
        Long location,
        BigDecimal amount,
        Decision decision,
        Integer outcome,
        String outcomeText) {}
