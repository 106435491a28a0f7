package io.synco.simulation.rows;

import java.time.Instant;
import java.util.Optional;

/**
 * The shop itself.
 *
 * @param liveAt its first go-live
 * @param buffer units kept back where neither the item nor the location says how many
 */
public record ShopRow(boolean live, Optional<Instant> liveAt, int buffer) {
    static final ShopRow NEW = new ShopRow(false, Optional.empty(), 0);

    public ShopRow live(boolean now, Optional<Instant> first) {
        return new ShopRow(now, first, buffer);
    }

    public ShopRow buffer(int units) {
        return new ShopRow(live, liveAt, units);
    }
}
