package io.synco.sync.read;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Units that a rule withholds from sale.
 *
 * @param units what is left of it, in Odoo units
 * @param subject what brought them: receipt WH/IN/00012
 * @param rule that decided it, with its version
 * @param locations names of the Shopify locations that would sell them
 * @param items titles of what is linked to the product
 */
public record ExclusionRow(
        long id,
        long product,
        BigDecimal units,
        String subject,
        String rule,
        Instant at,
        List<String> locations,
        List<String> items) {}
