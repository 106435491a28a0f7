package io.synco.simulation.rows;

import java.time.Instant;
import java.util.Optional;

/**
 * The shop itself.
 *
 * @param liveAt its first go-live
 */
public record ShopRow(boolean live, Optional<Instant> liveAt) {
    static final ShopRow NEW = new ShopRow(false, Optional.empty());
}
