package io.synco.sync.order;

import io.synco.sync.port.Charges;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * What one document is to cost.
 *
 * @param ships it carries the order's shipping, tips and fees
 * @param doubts why the order's own amounts may be misunderstood: sentences
 */
record Bill(Charges charges, boolean ships, List<String> doubts) {
    /** Equal bills have the same. */
    UUID digest() {
        return UUID.nameUUIDFromBytes((charges + " " + ships + " " + doubts).getBytes(StandardCharsets.UTF_8));
    }
}
