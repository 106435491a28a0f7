package io.synco.dashboard.api;

import io.synco.sync.read.ShopSnapshot;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A shop at a glance. */
@Schema(name = "Shop")
public record ShopAnswer(
        String domain,

        @Schema(description = "false: everything is read, nothing is written")
        boolean live,

        ConnectionAnswer shopify,
        ConnectionAnswer odoo,
        Counts counts,

        @Schema(description = "The newest event or accepted write")
        Optional<Instant> lastChange) {
    public record Counts(
            long levels,

            @Schema(description = "Levels whose on hand is not the target, or not known")
            long unequal,

            @Schema(description = "Jobs that wait for a person")
            long flagged,

            @Schema(description = "Jobs that go on by themselves, without the routine polls")
            long waiting,

            @Schema(description = "What people have paused; GET /api/v1/pauses lists it")
            long paused) {}

    static ShopAnswer of(ShopSnapshot shop, ConnectionAnswer shopify, ConnectionAnswer odoo) {
        ShopSnapshot.Counts counts = shop.counts();
        return new ShopAnswer(
                shop.domain(),
                shop.live(),
                shopify,
                odoo,
                new Counts(counts.levels(), counts.unequal(), counts.flagged(), counts.waiting(), counts.paused()),
                shop.lastChange());
    }
}
