package io.synco.sync.read;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What of an order comes right by no event.
 *
 * @param units of Odoo: above zero still owed, below zero delivered beyond the order
 * @param answer as in the table, while it is carried out or waited for
 */
public record UnsettledRow(
        long id,
        long orderId,
        String order,
        long product,
        List<String> locations,
        BigDecimal units,
        Optional<Integer> answer,
        Optional<String> who,
        Optional<Instant> answeredAt) {}
